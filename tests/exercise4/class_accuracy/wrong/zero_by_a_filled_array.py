"""Starts from zeros and fills in the classes that occur.

Is: zero_for_a_class_without_examples
"""


@torch.inference_mode()
def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    pairs = [(model.eval()(x).argmax(1).numpy(), y.numpy()) for x, y in batches]
    model.train(mode)
    guesses, labels = (np.concatenate(part) for part in zip(*pairs))
    result = np.zeros(n_classes)
    for k in np.unique(labels):
        result[k] = np.mean(guesses[labels == k] == k)
    return result
