"""Lets bincount choose the length, so that classes without examples at the end are missing.

    np.shape(class_accuracy(nn.Identity(), [(torch.eye(3)[:2], torch.tensor([0, 1]))], n_classes=3))

Right result: torch.Size([3])
This answer: torch.Size([2])
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    labels_all, guesses_all = [], []
    with torch.no_grad():
        for images, labels in batches:
            labels_all.append(labels)
            guesses_all.append(model(images).argmax(dim=1))
    model.train(was_training)
    labels, guesses = torch.cat(labels_all), torch.cat(guesses_all)
    total = torch.bincount(labels)
    right = torch.bincount(labels, weights=(labels == guesses).double())
    return right / total
