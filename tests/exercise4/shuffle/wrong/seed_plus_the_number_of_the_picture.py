"""Seeds anew for each picture with seed + n.

Is: a_new_order_for_each_picture
"""


def shuffle(images, seed):
    out = torch.empty_like(images)
    for n, image in enumerate(images):
        torch.manual_seed(seed + n)
        out[n] = image.reshape(3, -1)[:, torch.randperm(1024)].reshape(3, 32, 32)
    return out
