"""Measures in whatever mode the model happens to be, and not in evaluation mode.

Costs: 1
Says: called in training mode
Hint: Some layers, such as dropout, do something else while a network learns. A measurement
    should use the network as it will be used.
"""


def accuracy(model, batches):
    mode = model.training
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
