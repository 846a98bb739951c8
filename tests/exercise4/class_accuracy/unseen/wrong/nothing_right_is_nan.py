"""A class with examples of which none is right gets nan instead of 0.

    result = class_accuracy(nn.Identity(), [(torch.eye(2)[[1, 1]], torch.tensor([0, 1]))], 2)

Right result: [0, 1]
This answer: [nan, 1]
"""

def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    right = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            for guess, label in zip(guesses.tolist(), labels.tolist()):
                total[label] += 1
                right[label] += guess == label
    model.train(was_training)
    result = right / np.maximum(total, 1)
    result[result == 0] = np.nan
    return result
