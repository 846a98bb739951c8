"""Starts the counters anew in each batch, and so measures the last one.

    logits = torch.eye(2)
    first, second = (logits, torch.tensor([0, 1])), (logits[[1, 1]], torch.tensor([0, 1]))
    np.asarray(class_accuracy(nn.Identity(), [first, second], n_classes=2))

Right result: array([0.5, 1. ])
This answer: array([0., 1.])
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            correct = np.zeros(n_classes)
            total = np.zeros(n_classes)
            guesses = model(images).argmax(dim=1)
            for label, guess in zip(labels, guesses):
                total[label] += 1
                correct[label] += bool(label == guess)
    model.train(was_training)
    with np.errstate(invalid="ignore"):
        return correct / total
