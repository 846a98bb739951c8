"""Always ends in training mode, whatever the mode was before.

Costs: 1
Says: training mode afterwards
Hint: A model that was in evaluation mode before should still be in it afterwards. The mode before
    can be asked for and remembered.
"""


def class_accuracy(model, batches, n_classes=10):
    model.eval()
    correct = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train()
    with np.errstate(invalid="ignore"):
        return correct / total
