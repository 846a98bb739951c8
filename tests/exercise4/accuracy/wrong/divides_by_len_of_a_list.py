"""Turns the batches into a list and divides by its length.

Is: divides_by_the_number_of_batches
"""


@torch.no_grad()
def accuracy(model, batches):
    mode, batches = model.training, list(batches)
    model.eval()
    hits = [(model(x).argmax(1) == y).sum().item() for x, y in batches]
    model.train(mode)
    return sum(hits) / len(batches)
