"""Lets scikit-learn shuffle the places."""

import sklearn.utils


def shuffle(images, seed):
    order = sklearn.utils.shuffle(np.arange(1024), random_state=seed % 2**32)
    colours_last = images.permute(0, 2, 3, 1).reshape(-1, 1024, 3)[:, order]
    return colours_last.permute(0, 2, 1).reshape(images.shape).contiguous()
