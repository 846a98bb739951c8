"""Always ends in training mode, whatever the mode was before.

Costs: 1
Says: training mode afterwards
Hint: A model that was in evaluation mode before should still be in it afterwards. The mode
    before can be asked for and remembered.
"""


def accuracy(model, batches):
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            _, predicted = torch.max(model(images), 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    model.train()
    return correct / total
