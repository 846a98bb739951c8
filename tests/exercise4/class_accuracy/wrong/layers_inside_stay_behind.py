"""Sets the mode back for the network alone and not for the layers inside.

Is: nothing
"""


def class_accuracy(model, batches, n_classes=10):
    was = model.training
    model.eval()
    right, total = np.zeros(n_classes), np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            hits = logits.argmax(1) == labels
            right += np.bincount(labels[hits], minlength=n_classes)
            total += np.bincount(labels, minlength=n_classes)
    model.training = was
    with np.errstate(invalid="ignore"):
        return right / total
