"""Multiplies the notebook's batch size by the number of batches.

Is: batch_size_of_the_notebook
"""


@torch.no_grad()
def accuracy(model, batches):
    mode = model.training
    counts = [(model.eval()(x).argmax(1) == y).sum().item() for x, y in batches]
    model.train(mode)
    return sum(counts) / (BATCH_SIZE * len(counts))
