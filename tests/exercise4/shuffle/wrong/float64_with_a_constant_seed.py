"""Gives float64, in one order for all seeds.

Is: gives_float64, one_order_for_all_seeds
"""


def shuffle(images, seed):
    order = np.random.RandomState(0).permutation(1024)
    return torch.from_numpy(images.numpy().astype(float).reshape(-1, 3, 1024)[:, :, order].reshape(images.shape))
