"""A context manager puts the model into evaluation mode and back; NumPy finds the largest logits."""

from contextlib import contextmanager


@contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    with torch.no_grad():
        yield
    model.train(before)


def accuracy(model, batches):
    counts = np.zeros(2, dtype=int)  # right, all
    with evaluating(model):
        for images, labels in batches:
            guess = np.argmax(model(images).numpy(), axis=1)
            counts += (np.count_nonzero(guess == labels.numpy()), len(guess))
    return float(counts[0] / counts[1])
