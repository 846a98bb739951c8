"""Exchanges each pixel with any other, where only those are free that have not had their turn.

Costs: 2
Says: come to a later place
Hint: Count the ways that your exchanges can go, 1024 choices of 1024 each, and the orders that can come out. Can every
    order come out equally often? Fisher and Yates leave alone what has had its turn.
"""


def shuffle(images, seed):
    rng = np.random.default_rng(seed)
    order = np.arange(1024)
    for place in range(1024):
        other = rng.integers(1024)
        order[[place, other]] = order[[other, place]]
    return images.flatten(2)[:, :, torch.from_numpy(order)].reshape(images.shape)
