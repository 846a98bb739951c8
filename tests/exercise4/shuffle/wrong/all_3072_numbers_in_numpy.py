"""Permutes the 3072 numbers of a picture in NumPy.

Is: mixes_the_colours
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(3072)
    return images.reshape(len(images), -1)[:, order].view_as(images)
