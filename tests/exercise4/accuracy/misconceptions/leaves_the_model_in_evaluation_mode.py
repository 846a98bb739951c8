"""Leaves the model in evaluation mode instead of the mode that it was in.

Costs: 1
Says: evaluation mode afterwards
Hint: Whoever calls this in the middle of a training gets back a model that no longer trains as
    it did. A measurement should leave things as it found them.
"""


def accuracy(model, batches):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    return correct / total
