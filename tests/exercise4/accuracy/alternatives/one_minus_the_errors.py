"""Counts what is wrong, with softmax before the largest, a warning, and a fraction."""

import warnings
from fractions import Fraction


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    wrong = total = 0
    for images, labels in batches:
        with torch.no_grad():
            probabilities = torch.softmax(model(images), dim=1)
        wrong += torch.count_nonzero(probabilities.argmax(1) - labels).item()
        total += labels.shape[0]
    if was_training:
        model.train()
    warnings.warn("the model was in training mode" if was_training else "the model was in evaluation mode")
    return float(1 - Fraction(wrong, total))
