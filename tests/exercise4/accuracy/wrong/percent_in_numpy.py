"""Puts all guesses into NumPy arrays and scales the mean to 100.

Is: percent
"""


@torch.no_grad()
def accuracy(model, batches):
    mode = model.training
    model.train(False)
    pairs = [(model(x).numpy().argmax(axis=1), y.numpy()) for x, y in batches]
    model.train(mode)
    guesses, truth = map(np.concatenate, zip(*pairs))
    return np.mean(guesses == truth) * 100
