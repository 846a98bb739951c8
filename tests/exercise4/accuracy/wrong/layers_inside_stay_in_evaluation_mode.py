"""Sets the mode back for the network alone and not for the layers inside.

Is: nothing
"""


def accuracy(model, batches):
    was = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    model.training = was
    return right / total
