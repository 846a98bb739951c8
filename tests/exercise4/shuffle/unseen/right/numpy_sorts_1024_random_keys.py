"""NumPy sorts 1024 random keys, and works on a NumPy copy.
"""

def shuffle(images, seed):
    keys = np.random.default_rng(seed % 2**64).random(1024)
    pixels = np.array(images.detach().numpy()).reshape(len(images), 3, 1024)
    return torch.from_numpy(np.ascontiguousarray(pixels[:, :, np.argsort(keys)])).reshape(images.shape)
