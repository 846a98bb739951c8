"""What the hidden tests of `CNN` and `MLP` share.

Networks are compared with the reference after both got the same weights: a network that only has as many parameters
does not pass. Tolerances: in float32, sums of up to 3072 products near 1 are right to about 1e-5, so 1e-4 of the
largest value accepts any order of summation, while a missing ReLU or a softmax too many moves values by 1e-1.
"""

import math
from collections import Counter
from dataclasses import replace

import numpy as np
import torch

from autograder.testing import NotYet, claim, compare, difference, expect, items, numbers

from .networks import _aside, _float32, _redrawn

# Every size occurs once in a network, so sizes tell which parameter is which, whatever its name, and whether a matrix
# has its inputs first or last, or a linear layer is written as a convolution.
SHAPES = {
    "CNN": [(6, 3, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (84, 120), (84,), (10, 84), (10,)],
    "MLP": [(128, 3072), (128,), (64, 128), (64,), (10, 64), (10,)],
}

# The same for every order of the layers, and for every width that is not in the table: those are the same mistake.
SORTED_LAYERS = """
import math
model(images)
table, widths = {math.prod(shape): list(shape) for shape in shapes}, {shape[0] for shape in shapes}
found = [[n for n in parameter.shape if n > 1] for parameter in model.parameters()]
other = {shape[0] for shape in found if len(shape) == 1} - widths
sorted(table.get(math.prod(shape), [-1 if n in other else n for n in shape]) for shape in found)
"""

WITH_GIVEN_WEIGHTS = """
import copy
import torch

def laid_out(values, shape):
    if values.dim() == 2 and values.T.shape == shape:
        values = values.T
    return values.reshape(shape)

def put_in(model, weights):
    given = {weight.numel(): weight for weight in weights}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(laid_out(given[parameter.numel()], parameter.shape))

def measured(model, measure):
    # In float64 where the network allows it: then the order of summation leaves no trace.
    try:
        values = measure(copy.deepcopy(model).double(), images.double())
    except Exception:
        values = measure(model, images)
    return [value.float() for value in values]
"""

TWO_NETWORKS = """
def logits(network, pictures):
    return [network(pictures)]

def alone(model):
    with torch.no_grad():
        values = model.eval()(images)
    model.train()
    return values

models, values = [NETWORK(), NETWORK()], []
for model in models:
    model(images)  # layers may be made when they are used
for model, weights in zip(models, both):
    put_in(model, weights)
    values.append(alone(models[0]))
values.append(alone(models[0]))  # once more, for what differs anyway says nothing
NETWORK()
values.append(alone(models[0]))
[values, [measured(model, logits)[0] for model in models]]
"""

# Some answers refuse pictures in another order of memory, as view() does; the statement leaves that open. What has a
# value has that of the same pictures in the usual order.
IN_OTHER_LAYOUTS = """
import torch
model = NETWORK()
model(images)
model.eval()
twice = torch.stack([images, images], 2)
layouts = [images, images, images.contiguous(memory_format=torch.channels_last)]
layouts += [images.permute(order).contiguous().permute(order) for order in ([0, 1, 3, 2], [3, 2, 1, 0])]
layouts.append(twice[:, :, 0])

def logits(pictures):
    try:
        return model(pictures)
    except RuntimeError:
        return None

with torch.no_grad():
    values = [logits(pictures) for pictures in layouts]
values
"""

TOGETHER_AND_ALONE = """
import torch
model = NETWORK()
model(images)
model.eval()
logits = []
for factor in (1.0, 1.5):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(factor)
        logits.append([model(images), [model(image[None]) for image in images]])
"""

FACTS_OF_ONE_PICTURE = """
together, alone = logits[0]
shapes = [list(together.shape), list(alone[0].shape)]
[shapes, [bool(torch.allclose(one, other, rtol=1e-3, atol=1e-5)) for one, other in zip(alone, together)]]
"""

LOGITS = """
model = NETWORK()
model(images)
put_in(model, weights)
measured(model, lambda network, pictures: [network(pictures), network.eval()(pictures)])
"""

# What a forward pass goes through: each function of torch that gives a tensor, with what it was given.
PASS = """
from torch.overrides import TorchFunctionMode

class Noting(TorchFunctionMode):
    def __init__(self):
        super().__init__()
        self.noted = []

    def __torch_function__(self, function, types, args=(), kwargs=None):
        value = function(*args, **(kwargs or {}))
        if torch.is_tensor(value) and value.is_floating_point() and value.dim() > 1:
            self.noted.append((function.__name__, [arg for arg in args if torch.is_tensor(arg)], value))
        return value

model = NETWORK()
model(images)
put_in(model, weights)
with torch.no_grad(), Noting() as noting:
    model(images)
"""

STAGES = "[[name, value] for name, _, value in noting.noted]"

# How far the stages of the reference are there, whatever functions made them, and what is done next.
HOW_FAR = """
def same(value, stage):
    one, other = value.flatten().float(), stage.flatten().float()
    return one.shape == other.shape and torch.allclose(one, other, rtol=1e-3, atol=1e-4 * float(other.abs().max()))

here = [any(same(value, stage) for _, _, value in noting.noted) for stage in stages]
last = max((place for place, there in enumerate(here) if there), default=-1)
stage = stages[last] if last >= 0 else images
after = [
    [name, list(value.shape)]
    for name, given, value in noting.noted
    if any(same(each, stage) for each in given) and not same(value, stage)
]
[last, *(after[0] if after else ["", []])]
"""

GRADIENTS = """
model = NETWORK()
model(images)
put_in(model, weights)

def gradients(network, pictures):
    network.zero_grad()
    (network(pictures) * upstream).sum().backward()
    zero = torch.zeros(())  # of a parameter that takes no part
    found = {p.numel(): zero.expand_as(p) if p.grad is None else p.grad for p in network.parameters()}
    return [laid_out(found[weight.numel()], weight.shape) for weight in weights]

measured(model, gradients)
"""


def _pictures(rng, count):
    return _float32(rng.uniform(-1.0, 1.0, size=(count, 3, 32, 32)))


def _weights(name, rng):
    """Random weights and biases under which about half of the units are active and logits have either sign.

    Those of the first layer are large, so that a unit that does not grow for ever is seen.
    """
    spreads = [math.sqrt(2 / np.prod(shape[1:])) if len(shape) > 1 else 0.2 for shape in SHAPES[name]]
    values = [
        rng.standard_normal(shape, np.float32) * spread for spread, shape in zip(spreads, SHAPES[name], strict=True)
    ]
    values[0] *= 4.0
    values[-1] += np.tile([-1.0, 1.0], 5)
    return [_float32(value) for value in values]


def _expect_layers(answer, rng):
    table, images = SHAPES[answer.name], _pictures(rng, 2)
    make, called = f"model = {answer.name}()\n", f"{answer.name}(), and then the shapes of its parameters"
    shapes = answer.probe(make + SORTED_LAYERS, called=called, images=images, shapes=table)
    if not difference(shapes, sorted(list(shape) for shape in table)):
        return
    source = make + "model(images)\n[list(parameter.shape) for parameter in model.parameters()]"
    shapes = replace(answer, calls=[]).probe(source, called=called, images=images)  # for the words alone
    shapes = shapes if isinstance(shapes, list) else []
    shapes = [tuple(numbers(shape, called=called).astype(int).ravel().tolist()) for shape in shapes]
    by_size = {math.prod(shape): shape for shape in table}
    found, wanted = Counter(by_size.get(math.prod(shape), shape) for shape in shapes), Counter(table)
    missing, extra = (", ".join(map(str, part.elements())) for part in (wanted - found, found - wanted))
    got = f"parameters of shapes {extra}" if extra else f"none of shapes {missing}"
    instead = f"those of shapes {missing}" if missing else "only those of the layers in the table"
    expect(found == wanted, called=called, got=got, wanted=instead, look_at="the table of layers")


def _tame_weights(name, rng):
    """Weights under which nearly all mistakes between the layers come to a factor, for pictures of one colour each.

    All that enters a ReLU is positive and small, and all channels that enter the first linear layer are the same.
    """
    values = []
    for shape in SHAPES[name]:
        if len(shape) == 1:
            values.append(np.full(shape, 0.05))
            continue
        count, size = shape[0], math.prod(shape[1:])
        weight = np.zeros((1 if count == 16 else count, size))
        for row in weight if count != 128 else ():
            row[rng.permutation(size)[:3]] = rng.uniform(0.1, 0.6, size=3)
        if count == 128:
            weight += rng.uniform(0.3, 1.7, size=(128, 1)) / size
        values.append(np.broadcast_to(weight, (count, size)).reshape(shape))
    return [_float32(value) for value in values]


def _pattern(logits):
    """How logits, or what a softmax makes of them, vary with both picture and class, without the scale."""
    if ((logits > 0) & (logits < 1)).all() and min(np.abs(logits.sum(axis=axis) - 1).max() for axis in (0, 1)) < 1e-3:
        logits = np.log(logits)
    rest = logits - logits.mean(axis=0) - logits.mean(axis=1, keepdims=True) + logits.mean()
    size = np.sqrt((rest**2).sum())
    return rest / size if size > 0 else rest


def _fit(one, other):
    """1 if the patterns are the same, 0 if they have nothing to do with each other."""
    return float((_pattern(one) * _pattern(other)).sum())


def _expect_two_networks(answer, reference, rng):
    """Two networks, each with weights of its own, give logits that all these layers have worked on."""
    source = WITH_GIVEN_WEIGHTS + TWO_NETWORKS.replace("NETWORK", answer.name)
    colours = rng.uniform(0.01, 0.1, size=(6, 3, 1, 1))
    images = _float32(colours + np.zeros((6, 3, 32, 32)))

    def draw():
        both = [_tame_weights(answer.name, rng) for _ in range(2)]
        return both, [numbers(logits) for logits in reference.probe(source, images=images, both=both)[1]]

    both, wanted = _redrawn(draw, lambda drawn: abs(_fit(*drawn[1])) < 0.7)
    called = f"{answer.name}() twice, each with other weights put in, on pictures of one colour each"
    value = answer.probe(source, called=called, images=images, both=both)
    of_first, of_both = items(value, "logits of the first, then and later", "logits of both", called=called)
    got = [numbers(logits, (6, 10), called=called) for logits in items(of_both, *_BOTH, called=called)]
    fits = [_fit(one, other) > 0.8 for one, other in zip(got, wanted, strict=True)]
    shared = _fit(got[0], wanted[1]) > 0.9 or _changes(items(of_first, *_WHEN, called=called), called)
    with claim("Each call makes a new network."):
        expect(
            not shared,
            called=called,
            got="two networks that share parameters",
            wanted="a new network from each call",
            look_at="where the layers are made",
        )
    then = numbers(items(of_first, *_WHEN, called=called)[1], called=called)
    _expect_one_mode(fits[0] or _fit(then, wanted[0]) <= 0.8, called)
    words = "logits that are not made from the pictures by these layers"
    look_at = "what happens in forward, layer by layer"
    with claim("The pictures go through all of these layers."):
        expect(all(fits), called=called, got=words, wanted="what the layers of the table make of them", look_at=look_at)


def _expect_one_mode(is_so, called):
    with claim("The logits are the same in training mode as in evaluation mode."):
        expect(
            is_so,
            called=called,
            got="other logits in training mode than in evaluation mode",
            wanted="the same in both: no layer of the table depends on the mode",
            look_at="layers that the table does not have, such as dropout",
        )


_BOTH = "logits of the first", "logits of the second"

_WHEN = "logits before the second has its weights", "logits then", "logits again", "logits when there is a third"


def _changes(of_first, called):
    """Whether logits of the first network are others once another one has its weights, or is made.

    The same numbers in the same order give the same logits to the last digit, and other weights, of any layer, give
    others in the first ones. What differs from call to call is no matter of the other network.
    """
    before, then, again, later = [numbers(logits, called=called) for logits in of_first]
    same = [difference(one, then, rtol=1e-4, atol=1e-6) is None for one in (again, before, later)]
    return same[0] and not all(same)


def _expect_any_number_of_pictures(answer, rng):
    source = TOGETHER_AND_ALONE.replace("NETWORK", answer.name)
    images = _pictures(rng, 7) * torch.linspace(0.3, 1.0, 7)[:, None, None, None]
    called = f"{answer.name}() on images of shape (7, 3, 32, 32), and on each of them alone"
    answer.probe(source + FACTS_OF_ONE_PICTURE, called=called, images=images)
    value, values = _aside(answer).probe(source + "logits", called=called, images=images), []
    for found in items(value, "logits", "those with larger weights", called=called):
        together, alone = items(found, "logits of all", "logits of each", called=called)
        alone = items(alone, *(f"logits of picture {number}" for number in range(1, 8)), called=called)
        together = _of_shape((7, 10), together, called)
        alone = np.concatenate([_of_shape((1, 10), logits, called) for logits in alone])
        look_at = "what of a picture's logits comes from the other pictures"
        atol = 1e-4 * np.abs(together).max()
        with claim("A picture has the same logits alone as among others."):
            compare(alone, together, called=called, rtol=1e-4, atol=atol, look_at=look_at)
        values.append(together)
    differ = np.ptp(values[0], axis=0).max() > 1e-7 and np.abs(values[0] - values[1]).max() > 1e-7
    got, wanted = "logits that do not depend on both", "logits that depend on the pictures and on the parameters"
    with claim("The logits depend on the pictures and on the parameters."):
        expect(differ, called=called, got=got, wanted=wanted, look_at="what happens in forward, layer by layer")
    _expect_any_layout(answer, rng)


def _expect_any_layout(answer, rng):
    """Pictures may lie in memory in any order: their values are what counts."""
    source, images = IN_OTHER_LAYOUTS.replace("NETWORK", answer.name), _pictures(rng, 2)
    called = f"{answer.name}() on pictures that lie in memory in other orders"
    value = _aside(answer).probe(source, called=called, images=images)
    usual, again, *others = value if isinstance(value, list) and len(value) == 6 else [None] * 6
    if usual is None or again is None or difference(again, usual, rtol=1e-4, atol=1e-5):
        return  # what differs from call to call
    for other in others:
        if other is not None:
            compare(other, numbers(usual), called=called, rtol=1e-4, atol=1e-5 + 1e-4 * np.abs(numbers(usual)).max())


def _of_shape(wanted, logits, called):
    logits = numbers(logits, called=called)
    got, look_at = f"logits of shape {logits.shape}", "which axis counts the pictures"
    expect(logits.shape == wanted, called=called, got=got, wanted=f"logits of shape {wanted}", look_at=look_at)
    return logits


def _expect_logits(answer, reference, rng):
    _expect_layers(answer, rng)
    called = f"{answer.name}() with the reference's weights put in, on images of shape (5, 3, 32, 32)"
    source = WITH_GIVEN_WEIGHTS + LOGITS.replace("NETWORK", answer.name)
    inputs = {"images": _pictures(rng, 5), "weights": _weights(answer.name, rng)}
    wanted = numbers(reference.probe(source, **inputs)[0])
    logits = items(answer.probe(source, called=called, **inputs), "logits", "logits in evaluation mode", called=called)
    calls = called, f"{called}, in evaluation mode"
    logits = [numbers(each, (5, 10), called=then) for each, then in zip(logits, calls, strict=True)]
    fits = [difference(each, wanted, rtol=1e-4, atol=1e-4 * np.abs(wanted).max()) is None for each in logits]
    _expect_one_mode(fits != [False, True], called)
    for then, each in zip(calls, logits, strict=True):
        _expect_same_logits(then, each, wanted, lambda: _how_far(answer, reference, inputs))


_STEPS = {"conv2d": "convolution", "relu": "ReLU", "max_pool2d": "pooling", "linear": "linear layer"}
_ORDINALS = "first", "second", "third", "fourth"


def _how_far(answer, reference, inputs):
    """Up to which step of the table a network does what that says: for the words alone, so nothing depends on it."""
    source = WITH_GIVEN_WEIGHTS + PASS.replace("NETWORK", answer.name)
    steps = [(str(name), value) for name, value in reference.probe(source + STAGES, **inputs)]
    names = [name for name, _ in steps]
    stages = [torch.as_tensor(value) for _, value in steps]
    try:
        value = _aside(answer).probe(source + HOW_FAR, called=answer.last_called, stages=stages, **inputs)
        last, after, shape = items(value, "the last step", "the next one", "its shape")
        last, shape = int(numbers(last, ())), numbers(shape).astype(int).ravel().tolist()
    except NotYet:
        return ""
    if not -1 <= last < len(names):
        return ""
    if last == len(names) - 1:
        return "what comes after the last layer: up to there all is as in the table"
    goes_on = ""
    if after == names[last + 1] and 1 < len(shape) < 5 and shape != list(stages[last + 1].shape):
        # Layers by the shape of what comes out, as the table has them.
        wanted = ("N", *stages[last + 1].shape[1:])
        goes_on = f"{_step(names, last + 1)} gives {_shape('N', *shape[1:])} and not {_shape(*wanted)}"
    elif isinstance(after, str) and after.isidentifier() and len(after) < 30 and not after.startswith("_"):
        goes_on = f"yours goes on with {after}" if after != names[last + 1] else ""
    if last < 0:
        goes_on = goes_on.replace("goes on with", "begins with") or "nothing that follows is as in the table of layers"
        return f"what becomes of the pictures before and in the first layer: {goes_on}"
    return f"what comes after {_step(names, last)}: up to there all is as in the table" + (goes_on and f"; {goes_on}")


def _step(names, place):
    return f"the {_ORDINALS[names[: place + 1].count(names[place]) - 1]} {_STEPS.get(names[place], names[place])}"


def _shape(*sizes):
    return f"({', '.join(map(str, sizes))})"


def _expect_same_logits(called, got, wanted, how_far):
    sums = [values.sum(axis=axis) for values in (got, np.exp(np.minimum(got, 9.0))) for axis in (0, 1)]
    look_at = "the table, line by line: what comes between the layers, and in which order"
    if any(np.abs(total - 1).max() < 1e-3 for total in sums):
        look_at = "whether these are logits: they look like what a softmax makes of them"
    elif np.ptp(got) == 0:
        look_at = "what forward returns: all logits are the same number"
    elif got.min() >= 0 > wanted.min():
        look_at = "whether logits can become negative"
    atol = 1e-4 * np.abs(wanted).max()
    if look_at.startswith("the table") and difference(got, wanted, rtol=1e-4, atol=atol):
        look_at = how_far() or look_at
    compare(got, wanted, called=called, rtol=1e-4, atol=atol, look_at=look_at)


def _expect_gradients(answer, reference, rng):
    _expect_layers(answer, rng)
    called = f"{answer.name}() with the reference's weights put in, and then backward()"
    source = WITH_GIVEN_WEIGHTS + GRADIENTS.replace("NETWORK", answer.name)
    inputs = {"images": _pictures(rng, 2), "weights": _weights(answer.name, rng)}
    inputs["upstream"] = _float32(rng.normal(size=(2, 10)))
    names = [f"the gradient of shape {shape}" for shape in SHAPES[answer.name]]
    got = items(answer.probe(source, called=called, **inputs), *names, called=called)
    for name, one, other in zip(names, got, reference.probe(source, **inputs), strict=True):
        atol = 1e-4 * float(np.abs(numbers(other)).max())
        compare(one, other, called=f"{called}: {name}", rtol=1e-4, atol=atol)
