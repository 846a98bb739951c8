"""Records gradients.

Shown by: torch.is_grad_enabled() in the model's forward tells: gives gradients recorded instead of
no gradients recorded.
"""

def accuracy(model, batches):
    was_training = model.training
    model.eval()
    right = count = 0
    for images, labels in batches:
        right += (model(images).argmax(1) == labels).sum().item()
        count += labels.size(0)
    model.train(was_training)
    return right / count
