"""Draws with NumPy and collects by torch.index_select."""

def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    pixels = torch.flatten(images, start_dim=2)
    moved = torch.index_select(pixels, 2, torch.from_numpy(order))
    return moved.view(images.size())
