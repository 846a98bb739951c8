"""Mixes the values of the first picture into the random keys.

Is: order_depends_on_the_pictures
"""


def shuffle(images, seed):
    keys = torch.rand(1024, generator=torch.Generator().manual_seed(seed)) + images[0, 0].flatten()
    return images.flatten(2)[:, :, keys.argsort()].reshape(images.shape)
