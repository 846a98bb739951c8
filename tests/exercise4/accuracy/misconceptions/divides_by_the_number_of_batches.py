"""Divides the number of right guesses by the number of batches.

Costs: 2
Says: at most 1
Hint: Right guesses are counted example by example, so they have to be compared with the number of
    examples. With larger batches this result would grow, although the network is the same.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, number = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            number += 1
    model.train(mode)
    return correct / number
