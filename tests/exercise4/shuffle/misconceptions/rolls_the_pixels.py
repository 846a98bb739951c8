"""Moves all pixels along by the same number of places, so that neighbours stay neighbours.

Costs: 2
Says: still neighbours
Hint: A roll keeps all neighbours together and only moves the picture. A random permutation
    gives each pixel a place of its own.
"""


def shuffle(images, seed):
    places = int(torch.randint(1, 1024, (), generator=torch.Generator().manual_seed(seed)))
    return images.flatten(2).roll(places, dims=2).reshape(images.shape)
