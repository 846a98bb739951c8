"""Draws an order for each picture.

Shows with two equal pictures, which become different.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    shuffled = []
    for picture in images:
        order = torch.randperm(1024, generator=generator)
        shuffled.append(picture.reshape(3, 1024)[:, order].reshape(3, 32, 32))
    return torch.stack(shuffled)
