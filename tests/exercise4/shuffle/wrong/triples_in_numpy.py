"""Reshapes to (N, 32 * 32, 3) in NumPy and permutes the middle.

Is: takes_three_in_a_row_for_a_pixel
"""


def shuffle(images, seed):
    triples = images.numpy().reshape(-1, 32 * 32, 3)
    mixed = np.random.RandomState(seed).permutation(triples.swapaxes(0, 1)).swapaxes(0, 1)
    return torch.tensor(mixed.reshape(-1, 3, 32, 32))
