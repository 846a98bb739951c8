"""Reshapes to 1024 x 3 as if the three colours of a pixel lay side by side.

Costs: 5
Says: values of another colour
Hint: Here the axis of the colours comes before rows and columns, so three numbers side by side are
    three neighbours of one colour. A reshape does not exchange axes; it cuts the same list of
    numbers elsewhere.
"""


def shuffle(images, seed):
    order = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
    return images.reshape(len(images), 1024, 3)[:, order].reshape(images.shape)
