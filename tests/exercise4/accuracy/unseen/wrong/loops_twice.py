"""Loops over batches once for the number of examples and once more for the guesses.

Shows with a generator of pairs, which is an iterable but can be looped over once: 0.

Disputed: the docstring of accuracy promises batches "that can be looped over again and again", which a generator cannot.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    total = sum(len(labels) for _, labels in batches)
    with torch.no_grad():
        correct = sum((model(images).argmax(1) == labels).sum().item() for images, labels in batches)
    model.train(was_training)
    return correct / total
