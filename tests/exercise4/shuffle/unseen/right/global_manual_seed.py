"""Seeds torch's global generator, which the statement does not forbid."""


def shuffle(images, seed):
    torch.manual_seed(seed)
    n = images.size(0)
    perm = torch.randperm(32 * 32)
    flat = images.reshape(n, 3, 32 * 32)
    return flat[:, :, perm].reshape(n, 3, 32, 32).clone()
