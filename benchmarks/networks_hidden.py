"""What the notebook of `networks.py` is graded by."""

import numpy as np

from autograder.testing import agree_probe, hidden

# Sums of a dozen products near 1 in float32: any order of summation gives 1e-6.
FLOAT32 = {"rtol": 1e-4, "atol": 1e-4}

WITH_GIVEN_WEIGHTS = """
model = MLP()
with torch.no_grad():
    for parameter, weight in zip(model.parameters(), weights):
        parameter.copy_(torch.from_numpy(weight))
model(torch.from_numpy(images))
"""


def _float32(rng, *shape):
    return rng.normal(size=shape).astype(np.float32)


@hidden("count_parameters", points=2)
def counts_every_number(answer, reference, rng):
    """Weights and biases are counted number by number."""
    for inputs, outputs in rng.integers(2, 40, size=(3, 2)):
        source = f"count_parameters(nn.Linear({inputs}, {outputs}))"
        agree_probe(answer, reference, source, called=source)


@hidden("count_parameters", points=1)
def counts_none_where_there_is_none(answer, reference, rng):
    """A model that learns nothing has no parameter."""
    agree_probe(answer, reference, "count_parameters(nn.ReLU())", called="count_parameters(nn.ReLU())")


@hidden("MLP", points=2)
def gives_the_logits(answer, reference, rng):
    """With the same weights, the network gives the same logits."""
    for count in (1, 6):
        weights = [_float32(rng, 8, 12), _float32(rng, 8), _float32(rng, 3, 8), _float32(rng, 3)]
        inputs = {"weights": weights, "images": _float32(rng, count, 12)}
        agree_probe(answer, reference, WITH_GIVEN_WEIGHTS, called="MLP() with other weights", **inputs, **FLOAT32)


@hidden("MLP", points=1)
def has_the_layers(answer, reference, rng):
    """The parameters have the shapes of the two layers."""
    source = "[list(parameter.shape) for parameter in MLP().parameters()]"
    agree_probe(answer, reference, source, called="MLP(), and then the shapes of its parameters")


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
