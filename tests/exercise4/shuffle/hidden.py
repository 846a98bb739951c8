"""What `shuffle` is graded by."""

import numpy as np
import torch

from autograder.testing import claim, describe_call, expect, hidden, items, leaves_alone, numbers

from ..networks import ANOTHER_PROCESS, _aside, _float32, _order_left, _seed

LEVELS = 2**15  # pixel values are whole numbers divided by this, exact in float32


def _marked_pictures(rng, count):
    """Pictures in which every value occurs once, in random order, so that it tells where it comes from."""
    values = rng.permutation(count * 3072)
    return _float32(values.reshape(count, 3, 32, 32) / LEVELS - 1)


FACTS_OF_SHUFFLE = """
import torch

def origins(before, after):
    # Of every value the place at which it was; the values before are all different.
    values, order = before.flatten().sort()
    found = torch.searchsorted(values, after.flatten()).clamp(max=len(values) - 1)
    return order[found] if torch.equal(values[found], after.flatten()) else None

def share(condition, least):
    return bool(condition.double().mean() > least)

def what_is_left(position):
    # Which rows, columns and neighbours are still together.
    here = torch.arange(1024)
    if len(((position - here) % 1024).unique()) <= 2:
        return ["moved together", torch.equal(position, here)]
    row, column = position.reshape(32, 32) // 32, position.reshape(32, 32) % 32
    right, down = ((row.diff(dim=axis), column.diff(dim=axis)) for axis in (1, 0))
    return [
        len(position.unique()) == 1024, share(position == here, 0.45),
        bool((row == row[:, :1]).all()), bool((column == column[:1]).all()),
        bool((row == here[:32, None]).all()), bool((column == here[:32]).all()),
        share((right[0] == 0) & (right[1] == 1), 0.3), share((down[0] == 1) & (down[1] == 0), 0.3),
        share(right[0].abs() + right[1].abs() == 1, 0.3),
    ]

def facts_of(before, value):
    try:
        after = torch.as_tensor(value).detach().to(before.dtype)
    except (TypeError, ValueError, RuntimeError):
        return ["no numbers"]
    if after.shape != before.shape:
        return ["shape", list(after.shape)]
    origin = origins(before, after)
    if origin is None:
        return ["other values"]
    home, here = origin.reshape(-1, 3, 1024), torch.arange(origin.numel()).reshape(-1, 3, 1024)
    position, steps = home % 1024, origin.reshape(-1, 3).diff(dim=1)
    return [
        len(origin.unique()) == origin.numel(),
        torch.equal(home // 3072, here // 3072), torch.equal(home // 1024 % 3, here // 1024 % 3),
        bool((position == position[:, :1]).all()), bool((position == position[:1]).all()),
        share(steps == 1, 0.3), share(steps == 1024, 0.3),
        what_is_left(position[0, 0]),
    ]
"""

FACTS_OF_ONE_CALL = FACTS_OF_SHUFFLE + "facts_of(images, shuffle(images.clone(), seed))"

FACTS_OF_MANY_CALLS = (
    FACTS_OF_SHUFFLE
    + """
def order_of(seed):
    try:
        after = torch.as_tensor(shuffle(images.clone(), seed)).detach().to(images.dtype)
    except (TypeError, ValueError, RuntimeError):
        return None
    origin = origins(images, after) if after.shape == images.shape else None
    return None if origin is None else origin.flatten()[:1024] % 1024

def later(orders):
    # Told only of orders in which nothing else is odd, since it is left to chance in those.
    if any(order is None or what_is_left(order) != [True] + 8 * [False] for order in orders):
        return None
    share = (torch.stack(orders) < torch.arange(1024)).double().mean().item()
    return abs(share - 1023 / 2048) < tolerance

later([order_of(seed) for seed in seeds])
"""
)

FACTS_OF_ITS_KIND = """
import torch
before = images.clone()
value = shuffle(images, seed)
is_tensor = torch.is_tensor(value)
[str(value.dtype) if is_tensor else type(value).__name__, torch.equal(before, images)]
"""

# The number of pictures is told apart from the pictures only if the order does not depend on those.
FACTS_OF_THE_SEED = (
    FACTS_OF_SHUFFLE
    + """
def order_of(images, seed):
    value = shuffle(images.clone(), seed)
    try:
        after = torch.as_tensor(value).detach().to(images.dtype)
        return (origins(images, after).reshape(-1, 3, 1024) % 1024)[0, 0].tolist()
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return None

first = order_of(images, seed)
changes = [order_of(images, seed), order_of(images.flip(0) / 2, seed), order_of(images[:10], seed)]
differs = [order != first for order in changes]
[differs.index(True) if any(differs) else None, order_of(images, seed + 1) != first]
"""
)


def _note_facts(answer, source, images, seed):
    called = describe_call("shuffle", (images, seed), {})
    answer.when_wrong(lambda answer: answer.probe(source, called=called, images=images, seed=seed))


def _origins(answer, images, seed):
    """Where the values of the shuffled pictures come from: pictures, colours and positions, each (N, 3, 1024)."""
    _note_facts(answer, FACTS_OF_ONE_CALL, images, seed)
    value = numbers(_aside(answer)(images, seed), tuple(images.shape), called=answer.last_called)
    order = np.argsort(images.numpy(), axis=None)
    ranks = (value.reshape(len(images), 3, 1024) + 1) * LEVELS
    known = np.isin(ranks, np.arange(order.size)).all()
    expect(known, called=answer.last_called, got="values that are in no picture", wanted="the pictures' own pixels")
    return np.unravel_index(order[ranks.astype(int)], (len(images), 3, 1024))


@hidden("shuffle", points=1)
def keeps_each_picture_s_pixels(answer, reference, rng):
    """Every picture and colour keeps its own 1024 values."""
    pictures, colours, positions = _origins(answer, _marked_pictures(rng, 12), _seed(rng))
    called = answer.last_called
    strangers = (pictures != np.arange(12)[:, None, None]).any()
    expect(not strangers, called=called, got="a picture with pixels of another picture", wanted="only its own pixels")
    mixed = (colours != np.arange(3)[None, :, None]).any()
    expect(not mixed, called=called, got="a colour with values of another colour", wanted="red stays red")
    complete = (np.sort(positions) == np.arange(1024)).all()
    expect(complete, called=called, got="some values twice and others not at all", wanted="every value once")
    moved = (positions != np.arange(1024)).any()
    with claim("The pixels come in another order."):
        expect(moved, called=called, got="every pixel where it was", wanted="pixels in another order")


@hidden("shuffle", points=2)
def has_one_order_for_all(answer, reference, rng):
    """All pictures and colours have the same new order."""
    _, _, positions = _origins(answer, _marked_pictures(rng, 14), _seed(rng))
    called = answer.last_called
    got = "another order for another colour of the same picture"
    with claim("All colours of a picture have the same new order."):
        expect((positions == positions[:, :1]).all(), called=called, got=got, wanted="one order for all colours")
    got = "another order for another picture"
    with claim("All pictures have the same new order."):
        expect((positions == positions[:1]).all(), called=called, got=got, wanted="one order for all pictures")


@hidden("shuffle", points=2)
def draws_from_all_orders(answer, reference, rng):
    """Any pixel can come to any place, whatever its neighbours do."""
    images, orders = _marked_pictures(rng, 1), []
    wanted, look_at = "an order drawn from all permutations of the 1024 pixels", "what it is that you permute"
    for _ in range(4):
        _, _, positions = _origins(answer, images, _seed(rng))
        orders.append(positions[0, 0])
        left_over = _order_left(orders[-1])
        expect(not left_over, called=answer.last_called, got=left_over, wanted=wanted, look_at=look_at)
    if len({order.tobytes() for order in orders}) == 4:  # else it is the seed that is not used, which is another test's
        still = int((np.array(orders) == np.arange(1024)).all(axis=0).sum())  # of uniform ones once in 2**30 draws
        got = f"pixels that stay where they are with each of four seeds: {still}"
        expect(not still, called=answer.last_called, got=got, wanted=wanted, look_at=look_at)
        _expect_every_place(answer, images, [_seed(rng) for _ in range(32)])


def _expect_every_place(answer, images, seeds):
    """The chances that a right answer fails here are e**-32 for the first and 2e-9 for the second.

    Of a uniform permutation of n, one pixel on average stays where it is, and the number of those that come to a later
    place (its excedances) has mean (n - 1) / 2 and variance (n + 1) / 12 (Graham, Knuth, Patashnik, *Concrete
    Mathematics*, section 6.2, on Eulerian numbers). Exchanging each place with any other, in place of one that has not
    had its turn, is 18 deviations off.
    """
    called = f"shuffle(images, seed) with {len(seeds)} seeds, {seeds[0]} the first"
    tolerance = 6 * float(np.sqrt((1024 + 1) / 12 / len(seeds))) / 1024
    given = {"images": images, "seeds": seeds, "tolerance": tolerance}
    answer.when_wrong(lambda answer: answer.probe(FACTS_OF_MANY_CALLS, called=called, **given))
    value = _aside(answer).probe(RED, called=called, images=images, seeds=seeds)
    ranks = numbers(value, (len(seeds), 1024), called=called).argsort(axis=1).argsort(axis=1)
    homes = np.argsort(images.numpy()[0, 0], axis=None)[ranks]
    wanted, look_at = "every pixel can come to every place, its own among them", "which places a pixel can come to"
    expect(
        (homes == PLACES).any(), called=called, got="no pixel that stays where it was", wanted=wanted, look_at=look_at
    )
    later = (homes < PLACES).mean()
    even = abs(later - 1023 / 2048) < tolerance
    got = f"{later:.1%} of the pixels come to a later place"
    wanted, look_at = "half of them, as all orders are equally likely", "whether every order is equally likely"
    expect(even, called=called, got=got, wanted=wanted, look_at=look_at)


PLACES = np.arange(1024)

RED = """
import torch
torch.stack([torch.as_tensor(shuffle(images.clone(), seed))[0, 0].flatten() for seed in seeds])
"""

# All in one request, so that a generator goes on from call to call.
CALLS = "[shuffle(images, seed) for images, seed in zip(several, seeds)]"


# Some answers refuse pictures in another order of memory, as view() does; the statement leaves that open. What has a
# value has that of the same pictures in the usual order.
IN_OTHER_LAYOUTS = """
import torch
layouts = {"rows and columns change places": images.transpose(2, 3).contiguous().transpose(2, 3)}
layouts["colours are last"] = images.contiguous(memory_format=torch.channels_last)
layouts["pictures are last"] = images.permute(3, 2, 1, 0).contiguous().permute(3, 2, 1, 0)
layouts["something is between pictures"] = torch.stack([images, images], 1)[:, 0]
layouts["something is between colours"] = torch.stack([images, images], 2)[:, :, 0]

def shuffled(pictures):
    try:
        return shuffle(pictures, seed)
    except RuntimeError:
        return None

[shuffled(images.clone()), [shuffled(pictures) for pictures in layouts.values()], list(layouts)]
"""

IN_TWO_KERNELS = """
first = shuffle(images.clone(), seed)
with another_process():
    again = shuffle(images.clone(), seed)
[first, again]
"""


def _expect_the_same_elsewhere(answer, images, seed):
    """The order depends on nothing that another start of Python or another order of memory changes."""
    called = f"{describe_call('shuffle', (images, seed), {})} in two kernels"
    value = answer.probe(ANOTHER_PROCESS + IN_TWO_KERNELS, called=called, images=images, seed=seed)
    first, again = items(value, "the pictures", "those of another kernel", called=called)
    same = np.array_equal(numbers(first, called=called), numbers(again, called=called))
    look_at = "what the order depends on beside the seed, such as the hash of a text"
    expect(same, called=called, got="two orders", wanted="the same order in every kernel", look_at=look_at)
    called = f"{describe_call('shuffle', (images, seed), {})} where pictures lie in memory in another way"
    value = answer.probe(IN_OTHER_LAYOUTS, called=called, images=images, seed=seed)
    first, others, names = items(value, "the pictures", "others", "ways", called=called)
    for name, other in zip(names, others, strict=True):
        call = f"{called}: {name}"
        same = other is None or np.array_equal(numbers(other, called=call), numbers(first, called=call))
        expect(same, called=call, got="another result", wanted="the same result, for they are the same pictures")


@hidden("shuffle", points=1)
def follows_the_seed(answer, reference, rng):
    """The seed alone decides on the order."""
    images, seed = _marked_pictures(rng, 20), _seed(rng)
    _note_facts(answer, FACTS_OF_THE_SEED, images, seed)
    answer = _aside(answer)
    _expect_one_order(answer, images, seed)
    _expect_one_order(answer, images[:2], 0)
    _expect_the_same_elsewhere(answer, images[:3], seed)
    with claim("Another seed gives another order."):
        _expect_another_order(answer, images[:1], [seed, seed + 1, seed + 1000, seed + 2**16, 0, 1, 2**32 - 1 - seed])


def _shuffled(answer, several, seeds):
    calls = [describe_call("shuffle", pair, {}) for pair in zip(several, seeds, strict=True)]
    called = f"{calls[0]} and other calls"
    values = items(answer.probe(CALLS, called=called, several=several, seeds=seeds), *calls, called=called)
    shapes = [tuple(images.shape) for images in several]
    values = [numbers(*pair, called=call) for call, pair in zip(calls, zip(values, shapes, strict=True), strict=True)]
    return calls, values


def _expect_one_order(answer, images, seed):
    # Fewer and paler pictures at the end, and then as many; halves are exact in float32.
    several = [images, images, images[:1], images[: len(images) // 2] / 2, images / 2]
    calls, (first, again, _, fewer, paler) = _shuffled(answer, several, [seed, seed, seed + 7, seed, seed])
    called, look_at = f"{calls[0]} twice", "where the chance comes from"
    same = np.array_equal(first, again)
    expect(same, called=called, got="two orders", wanted="the same order both times", look_at=look_at)
    called = f"{calls[3]}, and with {len(images)} other pictures before"
    same, got = np.array_equal(first[: len(fewer)] / 2, fewer), f"another order than for {len(images)}"
    expect(same, called=called, got=got, wanted="the same order")
    called, got = f"{calls[4]}, and with other pictures before", "something else than these pictures in this order"
    expect(np.array_equal(first / 2, paler), called=called, got=got, wanted="these pictures in the same order")


def _expect_another_order(answer, images, seeds):
    calls, (first, *others) = _shuffled(answer, [images] * len(seeds), seeds)
    for called, other in zip(calls[1:], others, strict=True):
        same, got = np.array_equal(first, other), f"the same order as with seed {seeds[0]}"
        expect(not same, called=called, got=got, wanted="another order for another seed")


@hidden("shuffle", points=1)
def returns_a_new_tensor(answer, reference, rng):
    """The result is a tensor of float32."""
    images, seed = _marked_pictures(rng, 3), _seed(rng)
    _note_facts(answer, FACTS_OF_ITS_KIND, images, seed)
    answer = _aside(answer)
    value = leaves_alone(answer, images, seed)
    numbers(value, (3, 3, 32, 32), called=answer.last_called)
    kind = f"a tensor of {value.dtype}" if isinstance(value, torch.Tensor) else "no tensor"
    fits = isinstance(value, torch.Tensor) and value.dtype == torch.float32
    expect(fits, called=answer.last_called, got=kind, wanted="a tensor of torch.float32")
