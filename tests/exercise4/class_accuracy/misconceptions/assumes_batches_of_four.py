"""Looks at the first four examples of each batch only.

Costs: 2
Says: batches of 10, 10
Hint: A number in the code that should depend on the data is right for one batch size only. How
    many examples a batch has, its labels tell.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            hits = predicted == labels
            for i in range(4):
                label = labels[i]
                total[label] += 1
                correct[label] += hits[i].item()
    model.train(mode)
    with np.errstate(invalid="ignore"):
        return correct / total
