"""Switches to evaluation mode and not back.

    model = nn.Linear(2, 2)
    class_accuracy(model, [(torch.eye(2), torch.tensor([0, 1]))], n_classes=2)
    model.training

Right result: True
This answer: False
"""

def class_accuracy(model, batches, n_classes=10):
    model.eval()
    right = torch.zeros(n_classes)
    total = torch.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            for k in range(n_classes):
                of_class = labels == k
                total[k] += of_class.sum()
                right[k] += (guesses[of_class] == k).sum()
    return right / total
