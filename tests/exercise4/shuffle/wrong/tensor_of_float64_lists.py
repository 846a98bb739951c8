"""Builds float64 arrays from lists and makes a tensor of them.

Is: gives_float64
"""


def shuffle(images, seed):
    order = np.random.RandomState(seed).permutation(1024)
    pictures = [np.array(image.flatten(1).tolist())[:, order].reshape(3, 32, 32) for image in images]
    return torch.tensor(np.array(pictures))
