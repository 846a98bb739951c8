"""Draws a place for each pixel by itself, so that some come twice and others never.

Costs: 1
Says: some values twice
Hint: Numbers drawn one by one may repeat, and what they never hit is lost. A permutation has every
    position exactly once.
"""


def shuffle(images, seed):
    order = torch.randint(1024, (1024,), generator=torch.Generator().manual_seed(seed))
    return images.flatten(2)[:, :, order].reshape(images.shape)
