"""Counts in dictionaries outside of the function, so that a second call adds to the first.

    labels = torch.tensor([0, 1])
    class_accuracy(nn.Identity(), [(torch.eye(2), labels)], n_classes=2)
    np.asarray(class_accuracy(nn.Identity(), [(torch.eye(2).flip(0), labels)], n_classes=2))

Right result: array([0., 0.])
This answer: array([0.5, 0.5])
"""

from collections import Counter

seen, correct = Counter(), Counter()


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            seen.update(labels.tolist())
            correct.update(labels[predicted == labels].tolist())
    model.train(was_training)
    return [correct[k] / seen[k] if seen[k] else float("nan") for k in range(n_classes)]
