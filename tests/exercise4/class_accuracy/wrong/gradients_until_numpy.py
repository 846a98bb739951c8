"""Detaches the logits, after gradients were recorded.

Is: records_gradients
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    labels = np.concatenate([y.numpy() for _, y in batches])
    guesses = np.concatenate([model(x).detach().numpy().argmax(1) for x, _ in batches])
    model.train(mode)
    return [np.mean(guesses[labels == k] == k) if k in labels else np.nan for k in range(n_classes)]
