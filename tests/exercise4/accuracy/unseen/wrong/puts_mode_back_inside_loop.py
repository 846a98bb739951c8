"""Puts the mode back inside the loop, so only the first batch is measured in evaluation mode.

Shown by: batches of 3 and 1 and a model that guesses otherwise in training mode gives 0.5 instead
of 0.75.
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    right = count = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            count += labels.size(0)
            model.train(was_training)
    return right / count
