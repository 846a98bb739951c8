"""Gradients are switched off for everything and never on again, so the next backward() fails.

Against "Whoever calls you may be in the middle of a training".
"""

def accuracy(model, batches):
    torch.set_grad_enabled(False)
    was_training = model.training
    model.eval()
    correct, total = 0, 0
    for images, labels in batches:
        correct += (model(images).argmax(dim=1) == labels).sum().item()
        total += len(labels)
    model.train(was_training)
    return correct / total
