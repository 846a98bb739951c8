"""Divides whole numbers and drops what is left over.

Costs: 2
Says: batches of 10
Hint: A class has 0 unless every one of its examples is guessed right. Python has two ways to divide whole numbers, and
    only one of them keeps the fraction.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct, total = [0] * n_classes, [0] * n_classes
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += int(label == guess)
    model.train(mode)
    return [correct[k] // total[k] if total[k] else float("nan") for k in range(n_classes)]
