"""Shuffles the rows and the columns, so pixels of a row stay together.

    positions = torch.arange(1024.0).reshape(1, 1, 32, 32).repeat(1, 3, 1, 1)
    orders = [shuffle(positions, seed)[0, 0].flatten().long() for seed in range(300)]

    together = [int((order.reshape(32, 32) // 32).diff(dim=1).eq(0).all()) for order in orders]
    result = max(together) == 1

Right result: False
This answer: True
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    rows = torch.randperm(32, generator=generator)
    columns = torch.randperm(32, generator=generator)
    return images[:, :, rows][:, :, :, columns].clone()
