"""Counts on in mutable defaults from call to call.

Shown by: labels 0, 0 with guesses 0, 0 after a call with labels 0, 0 and guesses 1, 1, gives [0.5,
nan, nan] instead of [1.0, nan, nan].
"""

def class_accuracy(model, batches, n_classes=10, right={}, count={}):
    mode = model.training
    model.eval()
    with torch.no_grad():
        for images, labels in batches:
            for guess, label in zip(model(images).argmax(1).tolist(), labels.tolist()):
                count[label] = count.get(label, 0) + 1
                right[label] = right.get(label, 0) + (guess == label)
    model.train(mode)
    return [right[k] / count[k] if k in count else float("nan") for k in range(n_classes)]
