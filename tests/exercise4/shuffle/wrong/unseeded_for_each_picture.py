"""Draws without the seed, for each picture again.

Is: a_new_order_for_each_picture, new_order_in_every_call
"""


def shuffle(images, seed):
    return torch.stack([image.flatten(1)[:, torch.randperm(1024)].reshape(3, 32, 32) for image in images])
