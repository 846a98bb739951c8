"""Switches the recording of gradients off for all of torch and not on again.

Costs: 1
Says: switched off afterwards
Hint: The next training would end with an error, since nothing records gradients any more. A block that ends by itself
    cannot be forgotten.
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    torch.set_grad_enabled(False)
    correct, total = 0, 0
    for images, labels in batches:
        _, predicted = torch.max(model(images), 1)
        total += labels.size(0)
        correct += (predicted == labels).sum().item()
    model.train(mode)
    return correct / total
