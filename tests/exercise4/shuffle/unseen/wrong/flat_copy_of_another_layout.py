"""Writes into a flattened clone, which is a copy if rows and columns of images are swapped in memory, so nothing is shuffled.

    images = torch.arange(3072.0).reshape(1, 3, 32, 32).transpose(2, 3)
    result = bool(torch.equal(shuffle(images, 1), images))

Right result: False
This answer: True
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(32 * 32, generator=generator)
    result = images.clone()
    result.flatten(2)[:] = images.flatten(2)[:, :, order]
    return result
