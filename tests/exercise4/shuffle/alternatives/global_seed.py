"""Seeds torch as a whole and sorts random numbers."""


def shuffle(images, seed):
    torch.manual_seed(seed)
    order = torch.rand(1024, dtype=torch.float64).argsort()
    out = torch.zeros_like(images)
    for n, image in enumerate(images):
        out[n] = torch.index_select(image.reshape(3, 1024), 1, order).reshape(3, 32, 32)
    return out
