"""What `count_parameters` is graded by."""

from autograder.testing import agree_probe, claim, hidden

from ..networks import _aside

A_NETWORK = """
from torch import nn
model = nn.Sequential(nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU(), nn.Linear(b, c))
"""

A_NETWORK_OF_ANOTHER_FORM = """
import torch
from torch import nn

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.scales = nn.Parameter(torch.ones(b, 1))
        self.factor = nn.Parameter(torch.tensor(2.0))
        self.factor = nn.Parameter(torch.tensor(1.0))
        self.nothing = nn.Parameter(torch.zeros(0, c))
        self.register_buffer("places", torch.zeros(c, c))
        self.layers = nn.Sequential(nn.Sequential(nn.Conv2d(3, a, 5), nn.ReLU()), nn.Linear(b, c, bias=False))

model = Network()
"""

NETWORKS_WITHOUT_PARAMETERS = """
import torch
from torch import nn

def counted(model):
    value = count_parameters(model)
    return list(value) if hasattr(value, "__next__") else value

[counted(model) for model in (nn.Sequential(nn.Flatten(), nn.ReLU()), nn.Sequential(), nn.BatchNorm1d(b, affine=False))]
"""

EACH_FROZEN_OR_NOT = """
import itertools

def counted(flags):
    for parameter, flag in zip(model.parameters(), flags):
        parameter.requires_grad = flag
    value = count_parameters(model)
    return list(value) if hasattr(value, "__next__") else value

[counted(flags) for flags in itertools.product([True, False], repeat=6)]
"""


def _widths(rng):
    a, b, c = int(rng.integers(3, 6)), int(rng.integers(3, 12)), int(rng.integers(7, 12))  # less than half gets frozen
    network = f"nn.Sequential(nn.Linear({a}, {b}), nn.BatchNorm1d({b}), nn.ReLU(), nn.Linear({b}, {c}))"
    return network, {"a": a, "b": b, "c": c}


@hidden("count_parameters", points=1)
def counts_every_parameter(answer, reference, rng):
    """Exactly the numbers in the parameters are counted."""
    network, widths = _widths(rng)
    source = A_NETWORK + "count_parameters(model)"
    called, look_at = f"count_parameters({network})", "what it is that you add up"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)
    source = A_NETWORK_OF_ANOTHER_FORM + "count_parameters(model)"
    called = "count_parameters(a network with a parameter and a buffer of its own, and layers inside layers)"
    look_at = "where you look for parameters: layers may be inside layers, and a parameter may have any name"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)
    called, look_at = "count_parameters(a network without any), three of them", "what comes out where there is nothing"
    source = NETWORKS_WITHOUT_PARAMETERS
    agree_probe(_aside(answer), reference, source, called=called, look_at=look_at, **widths)


def _expect_any_frozen(answer, reference, network, widths):
    """Whichever of the six parameters are frozen."""
    called = f"count_parameters({network}), some frozen, for each choice of these"
    look_at = "whether each parameter is looked at, whatever the ones before it are"
    agree_probe(_aside(answer), reference, A_NETWORK + EACH_FROZEN_OR_NOT, called=called, look_at=look_at, **widths)


@hidden("count_parameters", points=1)
def counts_frozen_parameters_in_the_total_only(answer, reference, rng):
    """A frozen parameter counts in the total only."""
    network, widths = _widths(rng)
    look_at = "which parameters each of the two numbers counts"
    frozen = ("[0].weight", "[1].bias", "[3].bias")
    freeze = "".join(f"model{name}.requires_grad = False\n" for name in frozen)
    called = f"count_parameters({network}), {', '.join(frozen)} frozen"
    source = A_NETWORK + freeze + "count_parameters(model)"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)
    for lines, words in (("model.requires_grad_(False)\n", "all"), ("model.eval()\n", "in evaluation mode, none")):
        called = f"count_parameters({network}), {words} frozen"
        source = A_NETWORK + lines + "count_parameters(model)"
        agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)
    _expect_any_frozen(answer, reference, network, widths)
    called = f"count_parameters({network}), {', '.join(frozen)} frozen, and then what is frozen and the model's mode"
    after = "count_parameters(model)\n[[bool(each.requires_grad) for each in model.parameters()], model.training]"
    look_at = "what the counting does to the model: it should only look at it"
    with claim("The model stays as it was."):
        agree_probe(answer, reference, A_NETWORK + freeze + after, called=called, look_at=look_at, **widths)
        agree_probe(answer, reference, A_NETWORK + "model.eval()\n" + after, called=called, look_at=look_at, **widths)
