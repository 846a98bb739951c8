"""Leaves classes without examples out of the result.

Costs: 1
Says: (5,)
Hint: If a class is left out, all later ones move up and stand under the wrong name. Every class
    keeps its place, whether anything was measured or not.
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
    return correct[total > 0] / total[total > 0]
