"""Permutes rows and permutes columns, so pixels of a row stay together in a row.

Shows on any picture of different pixels: only 32! 32! of the 1024! orders can come.
"""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    rows = torch.randperm(32, generator=generator)
    columns = torch.randperm(32, generator=generator)
    return images[:, :, rows][:, :, :, columns]
