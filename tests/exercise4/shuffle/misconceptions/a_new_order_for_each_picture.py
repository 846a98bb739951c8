"""Draws a new order for each picture instead of one for all.

Costs: 2
Says: another picture
Hint: If every picture has an order of its own, a position means something else in each of
    them, and nothing can be learnt. It is one order for all.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    shuffled = [image.flatten(1)[:, torch.randperm(1024, generator=generator)].reshape(3, 32, 32) for image in images]
    return torch.stack(shuffled)
