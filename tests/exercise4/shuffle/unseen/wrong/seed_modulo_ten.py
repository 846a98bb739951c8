"""Only the last digit of the seed counts.

Shows with seeds 1 and 11: the same order.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed % 10)
    order = torch.randperm(1024, generator=generator)
    return images.flatten(2)[:, :, order].reshape(images.shape)
