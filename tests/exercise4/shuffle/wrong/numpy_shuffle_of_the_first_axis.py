"""Calls NumPy's shuffle, which permutes the first axis, on a copy.

Is: permutes_pictures
"""


def shuffle(images, seed):
    array = images.numpy().copy()
    np.random.seed(seed % 2**32)
    np.random.shuffle(array)
    return torch.tensor(array)
