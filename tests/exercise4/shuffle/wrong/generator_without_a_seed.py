"""Makes a generator of its own and forgets to seed it.

Is: new_order_in_every_call
"""


def shuffle(images, seed):
    rng = np.random.default_rng()
    places = np.argsort(rng.random(1024))
    return torch.from_numpy(images.numpy().reshape(-1, 3, 1024)[:, :, places].reshape(images.shape))
