"""Dictionaries and a list with float nan."""

from collections import defaultdict


def class_accuracy(model, batches, n_classes=10):
    before, hits = model.training, defaultdict(list)
    model.eval()
    for images, labels in batches:
        with torch.no_grad():
            guesses = torch.argmax(nn.functional.softmax(model(images), dim=-1), dim=-1)
        for label, guess in zip(labels, guesses):
            hits[label.item()].append(bool(label == guess))
    model.train(before)
    return [sum(hits[k]) / len(hits[k]) if hits[k] else float("nan") for k in range(n_classes)]
