"""Gives a NumPy array instead of a tensor.

Costs: 1
Says: no tensor
Hint: The result is meant for a network, and networks take tensors. Drawing in NumPy is fine,
    but the way back belongs to the function.
"""


def shuffle(images, seed):
    pixels = images.numpy().reshape(len(images), 3, 1024)
    order = np.random.RandomState(seed).permutation(1024)
    return pixels[:, :, order].reshape(images.shape)
