"""Switches gradients off only where it counts.

Is: records_gradients
"""


def accuracy(model, batches):
    before = model.training
    model.eval()
    right = total = 0
    for images, labels in batches:
        logits = model(images)
        with torch.no_grad():
            right += (logits.argmax(1) == labels).sum().item()
            total += labels.numel()
    model.train(before)
    return right / total
