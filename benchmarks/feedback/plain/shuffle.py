"""shuffle in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
import torch

LEVELS = 2**15


def marked_pictures(rng, count):
    """Pictures in which every value occurs once, so that it tells where it comes from."""
    values = rng.permutation(count * 3072).reshape(count, 3, 32, 32) / LEVELS - 1
    return torch.from_numpy(values.astype(np.float32))


def origins(images, shuffled):
    """Where the values come from: pictures, colours and positions, each (N, 3, 1024)."""
    assert shuffled.shape == images.shape, f"got shape {tuple(shuffled.shape)}, wanted {tuple(images.shape)}"
    order = np.argsort(images.numpy(), axis=None)
    ranks = (np.asarray(shuffled, dtype=float).reshape(len(images), 3, 1024) + 1) * LEVELS
    assert np.isin(ranks, np.arange(order.size)).all(), "the result has values that are in no picture"
    return np.unravel_index(order[ranks.astype(int)], (len(images), 3, 1024))


def keeps_each_picture_s_pixels(rng, shuffle):
    """Pixels should change their places within a picture, and keep their colours."""
    images, seed = marked_pictures(rng, 12), int(rng.integers(2**31))
    of_picture, of_colour, positions = origins(images, shuffle(images, seed))
    assert (of_picture == np.arange(12)[:, None, None]).all(), "a picture has pixels of another picture"
    assert (of_colour == np.arange(3)[None, :, None]).all(), "a colour has values of another colour"
    assert (np.sort(positions) == np.arange(1024)).all(), "some values come twice and others not at all"
    assert (positions != np.arange(1024)).any(), "every pixel is where it was"


def has_one_order_for_all(rng, shuffle):
    """Draw one order, and use it for every picture and every colour."""
    images, seed = marked_pictures(rng, 5), int(rng.integers(2**31))
    *_, positions = origins(images, shuffle(images, seed))
    assert (positions == positions[:, :1]).all(), "another order for another colour of the same picture"
    assert (positions == positions[:1]).all(), "another order for another picture"


def draws_from_all_orders(rng, shuffle):
    """Check what it is that you permute: single pixels, not rows, columns or blocks."""
    images = marked_pictures(rng, 1)
    for _ in range(3):
        *_, positions = origins(images, shuffle(images, int(rng.integers(2**31))))
        row, column = np.divmod(positions[0, 0].reshape(32, 32), 32)
        for axis in (0, 1):
            down, right = np.diff(row, axis=axis), np.diff(column, axis=axis)
            together = max(int((down == 0).sum()), int((right == 0).sum()))
            assert together <= 120, f"{together} of 992 pairs of neighbours still share a row or a column"
        steps = np.bincount(np.diff(positions[0, 0]) % 1024).max()
        assert steps <= 40, f"the same step from pixel to pixel {steps} times"


def follows_the_seed(rng, shuffle):
    """The seed alone should decide on the order."""
    images, seed = marked_pictures(rng, 20), int(rng.integers(2**31))
    first, again = shuffle(images, seed), shuffle(images, seed)
    assert torch.equal(first, again), f"two calls of shuffle(images, {seed}) gave two orders"
    fewer = shuffle(images[:10] / 2, seed)
    assert torch.equal(first[:10] / 2, fewer), "10 pictures got another order than 20 pictures"
    assert not torch.equal(first, shuffle(images, seed + 1)), "another seed gave the same order"


def returns_a_new_tensor(rng, shuffle):
    """Work on a copy, and return float32."""
    images, seed = marked_pictures(rng, 3), int(rng.integers(2**31))
    before = images.clone()
    shuffled = shuffle(images, seed)
    assert torch.equal(images, before), "shuffle changed its argument images"
    assert isinstance(shuffled, torch.Tensor), f"got a {type(shuffled).__name__}, wanted a tensor"
    assert shuffled.dtype == torch.float32, f"got a tensor of {shuffled.dtype}, wanted torch.float32"
