"""A context manager restores the mode of each part of the model by itself."""
from contextlib import contextmanager


@contextmanager
def evaluating(model):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    try:
        with torch.no_grad():
            yield model
    finally:
        for module, mode in modes:
            module.training = mode


def accuracy(model, batches):
    hits = []
    with evaluating(model):
        for images, labels in batches:
            hits += (model(images).topk(1, dim=-1).indices[:, 0] == labels).tolist()
    return sum(hits) / len(hits)
