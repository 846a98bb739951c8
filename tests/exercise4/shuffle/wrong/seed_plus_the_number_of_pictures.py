"""Adds the number of pictures to the seed.

Is: order_depends_on_the_number_of_pictures
"""


def shuffle(images, seed):
    order = np.random.default_rng([seed, len(images)]).permutation(1024)
    return images.flatten(2)[:, :, order].reshape(images.shape)
