"""Counts right guesses and examples over all batches."""

def accuracy(model, batches):
    mode = model.training
    model.eval()
    correct = 0
    total = 0
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            correct += (predicted == labels).sum().item()
            total += labels.size(0)
    model.train(mode)
    return correct / total
