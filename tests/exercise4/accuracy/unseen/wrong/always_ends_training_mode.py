"""Always ends in training mode.

Shown by: a model that was in evaluation mode: its mode afterwards gives training mode instead of
evaluation mode.
"""

def accuracy(model, batches):
    model.eval()
    right = count = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            count += labels.size(0)
    model.train()
    return right / count
