"""Counters of one byte start again at 0 after 255 examples of a class.

Against "give the fraction of the examples *of that class*".
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    right = torch.zeros(n_classes, dtype=torch.uint8)
    total = torch.zeros(n_classes, dtype=torch.uint8)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            for k in range(n_classes):
                right[k] += (guesses[labels == k] == k).sum()
                total[k] += (labels == k).sum()
    model.train(was_training)
    return right / total
