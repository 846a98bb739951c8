"""The counters are default arguments and go on from call to call.

Shows at the second call with another model or other batches of the same number of classes.
"""


def class_accuracy(model, batches, n_classes=10, _counts={}):
    hits, counts = _counts.setdefault(n_classes, (torch.zeros(n_classes), torch.zeros(n_classes)))
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            good = model(images).argmax(1) == labels
            counts += torch.bincount(labels, minlength=n_classes)
            hits += torch.bincount(labels[good], minlength=n_classes)
    model.train(was_training)
    return hits / counts
