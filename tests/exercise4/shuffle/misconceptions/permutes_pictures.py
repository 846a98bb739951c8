"""Changes the order of the pictures, not of the pixels.

Costs: 4
Says: pixels of another picture
Hint: Each picture then still looks as before, only in another place of the set and beside
    another label. The first axis counts pictures; which ones count pixels?
"""


def shuffle(images, seed):
    order = torch.randperm(len(images), generator=torch.Generator().manual_seed(seed))
    return images[order]
