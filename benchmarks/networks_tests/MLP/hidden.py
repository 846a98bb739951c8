"""What `MLP` is graded by."""

from autograder.testing import agree_probe, hidden

from ..drawing import _float32

# Sums of a dozen products near 1 in float32: any order of summation gives 1e-6.
FLOAT32 = {"rtol": 1e-4, "atol": 1e-4}

WITH_GIVEN_WEIGHTS = """
model = MLP()
with torch.no_grad():
    for parameter, weight in zip(model.parameters(), weights):
        parameter.copy_(torch.from_numpy(weight))
model(torch.from_numpy(images))
"""


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
