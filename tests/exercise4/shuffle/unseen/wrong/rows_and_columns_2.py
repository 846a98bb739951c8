"""Rows and columns are permuted, so pixels of a row stay in one row.

Against "every pixel can come to every place, whatever its neighbours do": rows and columns are permuted, so
pixels of a row stay in one row.
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    rows = torch.randperm(32, generator=generator)
    columns = torch.randperm(32, generator=generator)
    return images[:, :, rows][:, :, :, columns]
