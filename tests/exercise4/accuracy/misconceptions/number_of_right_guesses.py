"""Gives the number of right guesses and does not divide.

Costs: 2
Says: at most 1
Hint: A number of right guesses means nothing without the number of examples. The result should
    not depend on how many there are.
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
    return correct
