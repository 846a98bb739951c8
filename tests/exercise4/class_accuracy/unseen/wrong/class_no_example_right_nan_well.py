"""A class of which no example is right is nan as well.

Shown by: labels 0, 1 and guesses 1, 1 with two classes gives [nan, 1.0] instead of [0.0, 1.0].
"""

def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    right, count = {}, {}
    with torch.no_grad():
        for images, labels in batches:
            for guess, label in zip(model(images).argmax(1).tolist(), labels.tolist()):
                count[label] = count.get(label, 0) + 1
                if guess == label:
                    right[label] = right.get(label, 0) + 1
    model.train(mode)
    return [right[k] / count[k] if k in right else float("nan") for k in range(n_classes)]
