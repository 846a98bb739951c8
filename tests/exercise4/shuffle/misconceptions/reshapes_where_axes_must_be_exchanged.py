"""Puts the colours last and comes back by a reshape.

Costs: 5
Says: values of another colour
Hint: Putting the colours last was an exchange of axes, and it has to be undone by another exchange.
    A reshape keeps the order of the numbers, so red, green and blue end up in one channel.
"""


def shuffle(images, seed):
    order = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
    pixels = images.permute(0, 2, 3, 1).reshape(len(images), 1024, 3)
    return pixels[:, order].reshape(images.shape)
