"""Compares the largest logit, not its place, with the label.

Costs: 2
Says: guesses of 32 right
Hint: The largest logit says how sure the network is, and where it stands says of which class. A
    label is to be compared with a class.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            predicted, _ = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
