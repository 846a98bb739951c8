"""Permutes the pixels of each row only within that row.

Costs: 2
Says: pairs of neighbours
Hint: A pixel then never leaves its row, and what was at the top stays at the top. Every single
    pixel should be able to come to any place.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    shuffled = images.clone()
    for row in range(32):
        shuffled[:, :, row] = images[:, :, row][:, :, torch.randperm(32, generator=generator)]
    return shuffled
