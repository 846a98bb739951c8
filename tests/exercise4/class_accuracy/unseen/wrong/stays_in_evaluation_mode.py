"""Leaves the model in evaluation mode.

    model = nn.Linear(2, 2)
    class_accuracy(model, [(torch.eye(2), torch.tensor([0, 1]))], 2)
    result = model.training

Right result: True
This answer: False
"""

@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    model.eval()
    confusion = np.zeros((n_classes, n_classes))
    for images, labels in batches:
        np.add.at(confusion, (labels.numpy(), model(images).argmax(dim=1).numpy()), 1)
    with np.errstate(invalid="ignore"):
        return confusion.diagonal() / confusion.sum(axis=1)
