"""It is in training mode afterwards, also if it was in evaluation mode.

Against "leave the model in the mode in which you found it".
"""

def accuracy(model, batches):
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            total += labels.shape[0]
    model.train()
    return correct / total
