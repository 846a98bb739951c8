"""Torch.manual_seed inside fork_rng, and index_select on the flattened grid.
"""

def shuffle(images, seed):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        order = torch.randperm(32 * 32)
    return images.flatten(2).index_select(2, order).unflatten(2, (32, 32))
