"""A class without examples gets 0.

Shows in the worked example: class 1.
"""


def class_accuracy(model, batches, n_classes=10):
    hits, counts = torch.zeros(n_classes), torch.zeros(n_classes)
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            good = model(images).argmax(1) == labels
            counts += torch.bincount(labels, minlength=n_classes)
            hits += torch.bincount(labels[good], minlength=n_classes)
    model.train(was_training)
    return hits / counts.clamp(min=1)
