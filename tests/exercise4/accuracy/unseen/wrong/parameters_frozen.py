"""To record no gradients, all parameters are frozen and stay so.

Against "only a model changes, where it is trained" (and "may be in the middle of a training").
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad = False
    correct, total = 0, 0
    for images, labels in batches:
        correct += (model(images).argmax(dim=1) == labels).sum().item()
        total += len(labels)
    model.train(was_training)
    return correct / total
