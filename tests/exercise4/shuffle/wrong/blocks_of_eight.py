"""Cuts each picture into 16 blocks of 8 x 8 and stacks them anew.

Is: permutes_blocks
"""


def shuffle(images, seed):
    places = np.random.default_rng(seed).permutation(16)
    blocks = [images[:, :, 8 * (p // 4) : 8 * (p // 4) + 8, 8 * (p % 4) : 8 * (p % 4) + 8] for p in places]
    return torch.cat([torch.cat(blocks[4 * r : 4 * r + 4], dim=3) for r in range(4)], dim=2)
