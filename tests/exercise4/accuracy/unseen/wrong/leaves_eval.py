"""Reads the mode after having switched to evaluation, so it is left there.

Shows with a model in training mode: model.training is False afterwards.
"""


def accuracy(model, batches):
    model.eval()
    was_training = model.training
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    model.train(was_training)
    return correct / total
