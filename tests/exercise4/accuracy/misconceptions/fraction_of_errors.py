"""Gives the fraction of wrong guesses instead of right ones.

Costs: 2
Says: guesses of 32 right
Hint: The two fractions add up to 1, so it is easy to mistake one for the other. A perfect
    network should get 1.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted != labels).sum().item()
    model.train(mode)
    return correct / total
