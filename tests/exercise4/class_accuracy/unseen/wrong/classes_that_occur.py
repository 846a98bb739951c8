"""It ends with the highest class that occurs, n_classes is not used.

Against "The result has shape `(n_classes,)`".
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    labels, guesses = [], []
    with torch.no_grad():
        for images, some_labels in batches:
            labels.append(some_labels.numpy())
            guesses.append(model(images).argmax(dim=1).numpy())
    model.train(was_training)
    labels, guesses = np.concatenate(labels), np.concatenate(guesses)
    total = np.bincount(labels)
    right = np.bincount(labels[labels == guesses], minlength=len(total))
    with np.errstate(invalid="ignore"):
        return right / total
