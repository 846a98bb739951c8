"""Averages batches and records gradients.

Is: mean_of_batch_means, records_gradients
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    means = [(model(x).argmax(1) == y).double().mean().item() for x, y in batches]
    model.train(mode)
    return np.mean(means)
