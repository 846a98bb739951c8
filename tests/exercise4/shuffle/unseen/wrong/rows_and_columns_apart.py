"""Permutes the rows and the columns, so that pixels of one row stay in one row.

    positions = torch.arange(3072.0).reshape(1, 3, 32, 32)
    rows = shuffle(positions, 0)[0, 0] // 32
    bool((rows == rows[:, :1]).all())

Right result: False
This answer: True
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    rows = torch.randperm(32, generator=generator)
    columns = torch.randperm(32, generator=generator)
    return images[:, :, rows][:, :, :, columns]
