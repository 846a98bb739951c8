"""A context manager for the mode, inference_mode as a decorator."""

from contextlib import contextmanager


@contextmanager
def evaluating(model):
    mode = model.training
    try:
        yield model.eval()
    finally:
        model.train(mode)


@torch.inference_mode()
def accuracy(model, batches):
    with evaluating(model) as network:
        hits = [hit for images, labels in batches for hit in torch.eq(network(images).argmax(-1), labels).tolist()]
    return float(np.mean(hits))
