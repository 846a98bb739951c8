"""Permutes all numbers of all pictures together, so that pictures are mixed.

Costs: 4
Says: pixels of another picture
Hint: After this no picture has its own pixels, so its label means nothing any more. Only positions
    inside a picture are permuted.
"""


def shuffle(images, seed):
    order = torch.randperm(images.numel(), generator=torch.Generator().manual_seed(seed))
    return images.flatten()[order].reshape(images.shape)
