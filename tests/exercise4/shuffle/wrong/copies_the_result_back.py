"""Copies the result into the argument with copy_.

Is: changes_its_input
"""


def shuffle(images, seed):
    torch.manual_seed(seed)
    order = torch.randperm(1024)
    return images.copy_(images.reshape(-1, 3, 1024)[:, :, order].reshape(-1, 3, 32, 32))
