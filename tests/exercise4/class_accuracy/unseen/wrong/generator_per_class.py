"""Loops over batches anew for each class.

Shows with a generator of pairs: all classes after the first are nan.

Disputed: the docstring of class_accuracy promises batches "that can be looped over again and again", which a generator cannot.
"""


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    result = []
    with torch.no_grad():
        for k in range(n_classes):
            hits = count = 0
            for images, labels in batches:
                mine = labels == k
                hits += (model(images).argmax(1)[mine] == k).sum().item()
                count += mine.sum().item()
            result.append(hits / count if count > 0 else np.nan)
    model.train(was_training)
    return result
