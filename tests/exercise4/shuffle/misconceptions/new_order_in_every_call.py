"""Draws without using the seed, so that every call gives another order.

Costs: 1
Says: two orders
Hint: A generator that nobody seeds goes on from where it was, so the next call gets other numbers.
    Training and test pictures are shuffled in two calls and need the same order.
"""


def shuffle(images, seed):
    order = torch.randperm(1024)
    return images.flatten(2)[:, :, order].reshape(images.shape)
