"""Switches the gradients off by freezing the model, and leaves it frozen.

Costs: 1
Says: switched off afterwards
Hint: Whoever calls you may be in the middle of a training, and a frozen model no longer learns. torch
    can stop recording for the duration of a block instead.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    model.requires_grad_(False)
    right = total = 0
    for images, labels in batches:
        right += (model(images).argmax(dim=1) == labels).sum().item()
        total += len(labels)
    model.train(was_training)
    return right / total
