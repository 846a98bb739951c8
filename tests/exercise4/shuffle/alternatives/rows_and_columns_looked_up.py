"""Looks every pixel up by its row and its column."""


def shuffle(images, seed):
    generator = torch.Generator()
    generator.manual_seed(seed)
    order = torch.randperm(32 * 32, generator=generator).reshape(32, 32)
    return images[:, :, order // 32, order % 32]
