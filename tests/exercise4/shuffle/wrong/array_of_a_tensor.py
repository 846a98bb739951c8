"""Calls numpy() on a result that was a tensor.

Is: gives_an_array
"""


def shuffle(images, seed):
    torch.manual_seed(seed)
    return images.flatten(2)[:, :, torch.randperm(1024)].reshape(images.shape).detach().cpu().numpy()
