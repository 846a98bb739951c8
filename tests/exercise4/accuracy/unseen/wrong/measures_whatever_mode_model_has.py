"""Measures in whatever mode the model has.

Shown by: batches of 3 and 1 and a model that guesses otherwise in training mode gives 0.0 instead
of 0.75.
"""

def accuracy(model, batches):
    right = count = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            count += labels.size(0)
    return right / count
