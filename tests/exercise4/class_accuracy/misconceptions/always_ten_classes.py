"""Always gives ten numbers, whatever n_classes is.

Costs: 1
Says: (10,)
Hint: Another data set may have another number of classes, and the argument says how many.
    Every argument of the function should have an effect.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct = np.zeros(10)
    total = np.zeros(10)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train(mode)
    with np.errstate(invalid="ignore"):
        return correct / total
