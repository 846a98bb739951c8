"""Writes model.eval without the brackets that call it.

Is: stays_in_training_mode
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(dim=1) == labels).sum().item()
            total += len(labels)
    model.train(was_training)
    return right / total
