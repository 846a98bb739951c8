"""Permutes the first 1023 places only, so the last pixel always stays.

Shown by: seeds 0 to 9: the last pixel is where it was in gives 10 of 10 instead of about 0 of 10.
"""

def shuffle(images, seed):
    generator = torch.Generator().manual_seed(seed)
    order = torch.cat([torch.randperm(1023, generator=generator), torch.tensor([1023])])
    return images.reshape(len(images), 3, 1024)[:, :, order].reshape(images.shape)
