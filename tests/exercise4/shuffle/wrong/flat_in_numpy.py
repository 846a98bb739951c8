"""Forgets the last reshape after drawing with NumPy.

Is: leaves_the_pictures_flat
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    return images.view(len(images), 3, 1024).index_select(2, torch.from_numpy(order))
