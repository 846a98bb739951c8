"""Only the lowest byte of the seed counts.

Shows with seeds 3 and 259: the same order.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(int(seed) & 0xFF)
    order = torch.randperm(1024, generator=generator)
    return images.flatten(2)[:, :, order].reshape(images.shape)
