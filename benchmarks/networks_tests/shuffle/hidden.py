"""What `shuffle` is graded by."""

from autograder.testing import agree_probe, hidden

from ..drawing import _float32


@hidden("shuffle", points=2)
def moves_all_images_alike(answer, reference, rng):
    """Each seed gives one order, the same for all images."""
    for seed in rng.integers(0, 1000, size=3):
        source = "shuffle(torch.from_numpy(images), seed)"
        agree_probe(answer, reference, source, called=source, images=_float32(rng, 4, 10), seed=int(seed))


@hidden("shuffle", points=1)
def leaves_the_images_alone(answer, reference, rng):
    """The images stay as they were."""
    source = "kept = torch.from_numpy(images).clone()\nshuffle(kept, 0)\nkept"
    agree_probe(answer, reference, source, called="shuffle(images, 0)", images=_float32(rng, 4, 10))
