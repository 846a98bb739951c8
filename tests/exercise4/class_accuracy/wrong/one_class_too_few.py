"""Stops one class before the last.

Is: nothing
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train(mode)
    with np.errstate(invalid="ignore"):
        return [correct[k] / total[k] for k in range(n_classes - 1)]
