"""What `MLP` is graded by. How networks are compared stands in layers.py."""

import numpy as np

from autograder.testing import claim, compare, expect, hidden, items, numbers

from ..layers import (
    WITH_GIVEN_WEIGHTS,
    _expect_any_number_of_pictures,
    _expect_gradients,
    _expect_layers,
    _expect_logits,
    _expect_two_networks,
    _pictures,
    _weights,
)
from ..networks import _aside

# As the notebook's twins are made and trained.
IN_FLOAT64 = """
model = MLP()
model(images)
model = model.double()
put_in(model, weights)
model(images.double()).sum(1).pow(2).sum().backward()
values = [model(images.double())] + [each.grad for each in model.parameters() if each.grad is not None]
[[str(value.dtype) for value in values], values[0]]
"""


def _expect_float64(answer, reference, rng):
    """In float64 all is computed in float64: the notebook compares two networks to the last digits."""
    called = "MLP().double() with the reference's weights put in, on images.double(), and then backward()"
    inputs = {"images": _pictures(rng, 2), "weights": _weights("MLP", rng)}
    source, look_at = WITH_GIVEN_WEIGHTS + IN_FLOAT64, "what forward does to the type of its input"
    value = _aside(answer).probe(source, called=called, **inputs)
    kinds, logits = items(value, "types", "logits", called=called)
    kinds = [str(kind) for kind in kinds] if isinstance(kinds, list) else []
    other = next((kind for kind in kinds if kind != "torch.float64"), "")
    expect(not other, called=called, got=f"numbers of type {other}", wanted="float64", look_at=look_at)
    wanted = numbers(reference.probe(source, **inputs)[1])
    atol = 1e-10 * np.abs(wanted).max()
    compare(numbers(logits, (2, 10), called=called), wanted, called=called, rtol=1e-10, atol=atol, look_at=look_at)


@hidden("MLP", points=1)
def mlp_has_the_layers_of_the_table(answer, reference, rng):
    """The layers are those of the table, each as wide as it says."""
    _expect_layers(answer, rng)
    _expect_two_networks(answer, reference, rng)


@hidden("MLP", points=1)
def mlp_takes_any_number_of_pictures(answer, reference, rng):
    """Each picture gives ten logits."""
    _expect_any_number_of_pictures(answer, rng)


@hidden("MLP", points=2)
def mlp_gives_the_logits(answer, reference, rng):
    """With the reference's weights put in, the network gives the reference's logits."""
    _expect_logits(answer, reference, rng)


@hidden("MLP", points=1)
def mlp_passes_gradients_on(answer, reference, rng):
    """With the reference's weights put in, every parameter gets the reference's gradient."""
    _expect_gradients(answer, reference, rng)
    with claim("In float64, all is computed in float64."):
        _expect_float64(answer, reference, rng)
