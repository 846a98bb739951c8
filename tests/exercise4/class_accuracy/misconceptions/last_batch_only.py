"""Looks at the last batch only and ignores all others.

Costs: 2
Says: batches of 10, 10
Hint: Counters that are set to zero inside the loop forget all batches but the last one. Check where
    they are set.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            correct = np.zeros(n_classes)
            total = np.zeros(n_classes)
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train(mode)
    with np.errstate(invalid="ignore"):
        return correct / total
