"""Lets torch record gradients that nobody uses.

Costs: 1
Says: record gradients
Hint: For every forward pass torch keeps what backward() would need, which costs time and
    memory. A measurement does not need any of it.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct, total = 0, 0
    for images, labels in batches:
        predicted = model(images).argmax(dim=1)
        total += labels.size(0)
        correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
