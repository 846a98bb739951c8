"""Multiplies the size of the first batch by the number of batches.

Is: assumes_full_batches
"""


@torch.no_grad()
def accuracy(model, batches):
    batches, mode = list(batches), model.training
    model.eval()
    hits = sum(int((model(x).argmax(1) == y).sum()) for x, y in batches)
    model.train(mode)
    return hits / (len(batches) * len(batches[0][1]))
