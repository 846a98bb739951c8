"""Counts hits and examples."""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct, total = 0, 0
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            correct += (guesses == labels).sum().item()
            total += len(labels)
    model.train(was_training)
    return correct / total
