"""A mask for each class over all examples at once, with a warning of NumPy's."""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    with torch.no_grad():
        pairs = [(model(x).argmax(1).numpy(), y.numpy()) for x, y in batches]
    model.train(mode)
    guesses = np.concatenate([guess for guess, _ in pairs])
    labels = np.concatenate([label for _, label in pairs])
    return np.array([np.mean(guesses[labels == k] == k) for k in range(n_classes)])
