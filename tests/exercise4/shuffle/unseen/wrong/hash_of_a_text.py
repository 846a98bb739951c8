"""Hash() of a text differs from one run of Python to the next.

Against "the same seed gives the same pi in every call".
"""

def shuffle(images, seed):
    rng = np.random.default_rng(abs(hash(f"pixels {seed}")))
    order = torch.from_numpy(rng.permutation(1024))
    return images.flatten(2)[:, :, order].reshape(images.shape)
