"""Calls NumPy's global permutation and leaves the seed unused.

Is: new_order_in_every_call
"""


def shuffle(images, seed):
    order = np.random.permutation(32 * 32)
    return images.flatten(2)[:, :, order].view_as(images)
