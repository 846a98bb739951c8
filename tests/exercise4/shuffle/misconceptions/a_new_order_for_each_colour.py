"""Draws a new order for each colour instead of one for all.

Costs: 2
Says: another colour of the same picture
Hint: The three colour values of a pixel should travel together, or red, green and blue are
    torn apart and new colours arise. A pixel is one thing with three values.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    flat = images.flatten(2)
    colours = [flat[:, c, torch.randperm(1024, generator=generator)] for c in range(3)]
    return torch.stack(colours, dim=1).reshape(images.shape)
