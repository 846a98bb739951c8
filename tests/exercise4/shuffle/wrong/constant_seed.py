"""Seeds torch with a constant.

Is: one_order_for_all_seeds
"""


def shuffle(images, seed):
    torch.manual_seed(42)
    return images.flatten(2)[..., torch.randperm(1024)].unflatten(2, (32, 32))
