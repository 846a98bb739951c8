"""Counts are set and not added, so only the last batch is left.

Shows with two batches.
"""


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            hits = torch.bincount(labels[guesses == labels], minlength=n_classes)
            counts = torch.bincount(labels, minlength=n_classes)
    model.train(was_training)
    return hits / counts
