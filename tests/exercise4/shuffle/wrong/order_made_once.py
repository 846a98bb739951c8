"""Draws one order for the whole notebook.

Is: one_order_for_all_seeds
"""

ORDER = torch.from_numpy(np.random.RandomState(7).permutation(1024))


def shuffle(images, seed):
    return images.flatten(2).index_select(2, ORDER).reshape(images.shape)
