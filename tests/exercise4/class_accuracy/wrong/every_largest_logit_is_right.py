"""Each class with the largest logit is right, also where several have it.

Is: nothing
"""


def class_accuracy(model, batches, n_classes=10):
    was = model.training
    model.eval()
    right, total = np.zeros(n_classes), np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            logits = model(images)
            hits = logits[torch.arange(len(labels)), labels] == logits.max(1).values
            right += np.bincount(labels[hits], minlength=n_classes)
            total += np.bincount(labels, minlength=n_classes)
    model.train(was)
    with np.errstate(invalid="ignore"):
        return right / total
