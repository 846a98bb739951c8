"""torch.randperm with a generator of its own, flatten(2), index, reshape."""


def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(1024, generator=generator)
    return images.flatten(2)[:, :, order].reshape(images.shape)
