"""Averages the batches' percentages.

Is: mean_of_batch_means, percent
"""


@torch.no_grad()
def accuracy(model, batches):
    mode = model.training
    model.eval()
    means = [100 * (model(x).argmax(1) == y).double().mean().item() for x, y in batches]
    model.train(mode)
    return sum(means) / len(means)
