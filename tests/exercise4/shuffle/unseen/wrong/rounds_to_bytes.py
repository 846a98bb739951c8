"""Goes through bytes, as pictures are stored, and loses digits.

Shows on images such as torch.rand(2, 3, 32, 32): values differ by up to 1/255.
"""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    pixels = ((images + 1) * 127.5).round().to(torch.uint8).flatten(2)
    return (pixels[:, :, order].reshape(images.shape).float() / 127.5) - 1
