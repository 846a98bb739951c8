"""Gives percent instead of a fraction.

Costs: 2
Says: at most 1
Hint: The accuracy asked for is a fraction, from 0 to 1. Percent are for people and belong
    where a number is printed.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train(mode)
    return 100 * correct / total
