"""Switches gradients off for good, so that the caller's training ends with an error.

Shown by: backward() of a new loss after the call gives RuntimeError instead of no exception.
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    right = count = 0
    for images, labels in batches:
        right += (model(images).argmax(1) == labels).sum().item()
        count += labels.size(0)
    model.train(was_training)
    return right / count
