"""Cuts the picture into tiles of 4 x 4 pixels and permutes these, so that neighbours stay together.

    positions = torch.arange(3072.0).reshape(1, 3, 32, 32)
    top_left = shuffle(positions, 0)[0, 0, :2, :2]
    bool(top_left[0, 1] - top_left[0, 0] == 1 and top_left[1, 0] - top_left[0, 0] == 32)

Right result: False
This answer: True
"""

def shuffle(images, seed):
    n = len(images)
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(64, generator=g)
    tiles = images.reshape(n, 3, 8, 4, 8, 4).permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 64, 4, 4)
    tiles = tiles[:, :, order].reshape(n, 3, 8, 8, 4, 4)
    return tiles.permute(0, 1, 2, 4, 3, 5).reshape(n, 3, 32, 32)
