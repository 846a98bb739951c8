"""Divides whole numbers and drops what is left over.

Costs: 2
Says: guesses of 32 right
Hint: An accuracy is nearly always between 0 and 1, and yours is 0 unless every guess is right. Python has two ways to
    divide whole numbers, and only one of them keeps the fraction.
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
    return correct // total
