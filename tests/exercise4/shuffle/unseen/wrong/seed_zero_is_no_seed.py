"""Writes seed or None, so seed 0 gives another order in every call.

    images = torch.arange(3072.0).reshape(1, 3, 32, 32)
    result = bool(torch.equal(shuffle(images, 0), shuffle(images, 0)))

Right result: True
This answer: False
"""

def shuffle(images, seed=None):
    rng = np.random.default_rng(seed or None)
    order = torch.as_tensor(rng.permutation(32 * 32))
    return images.flatten(start_dim=2).index_select(2, order).unflatten(2, (32, 32))
