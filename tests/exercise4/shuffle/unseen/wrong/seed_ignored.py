"""The order is drawn without the seed.

Shows with two calls with the same seed.
"""


def shuffle(images, seed):
    order = torch.randperm(1024)
    return images.reshape(len(images), 3, 1024)[:, :, order].reshape(len(images), 3, 32, 32)
