"""Records gradients.

Shows with a model that notes torch.is_grad_enabled() in its forward: it is True.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct = total = 0
    for images, labels in batches:
        correct += (model(images).argmax(1) == labels).sum().item()
        total += len(labels)
    model.train(was_training)
    return correct / total
