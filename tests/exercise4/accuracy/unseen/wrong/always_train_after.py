"""Always leaves the model in training mode.

Shows with a model in evaluation mode: model.training is True afterwards.
"""


def accuracy(model, batches):
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    model.train()
    return correct / total
