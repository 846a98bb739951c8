"""What `shuffle_experiment` is graded by.

Points depend on the two accuracies alone. They are those of a `Learner`, whose guesses depend on everything that it has
learnt and on the order of the pixels, but not on batches, learning rate or initial weights; so they are computed here
once more, for the orders in which its pictures came. What it has noted beside that only finds the words.
"""

from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.testing import NotYet, claim, compare, difference, expect, hidden, items, numbers

from ..networks import ANOTHER_PROCESS, _aside, _float32, _order_left, _probe, _redrawn, _seed

# Red is the mark 1024 name + position, divided by 2**24; the other colours follow from it. A name is 10 rank + label.
# Of the logits' gradients that of the right class is the lowest. The share of test pictures that are guessed right is
# one of 23 in one of four bands: tested in another order than learnt, in the same one, in that of plain pictures, and
# before all is learnt. `keys` are factors of the positions, the classes and the number learnt, how many there are to
# learn, and a factor of the number of the call of make_model, which copies of its model keep.
LEARNERS = """
import torch
from torch import nn

instances = []
SIZES = {"keys": 1037, "number": 1, "names": 10, "count": 1, "steps": 1, "mixed": 1, "order": 1024, "tested": 1024}

class Learner(nn.Module):
    def __new__(cls):
        instances.append(super().__new__(cls))  # copies too
        return instances[-1]

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        for name, size in {**SIZES, "times": 2**14, "wrong": 1}.items():
            self.register_buffer(name, torch.zeros(size, dtype=torch.int64))
        self.tested -= 1
        self.born = 0

    def forward(self, images):
        names, orders = self.read(images)
        of_test = names // 10 < 128
        if of_test.any():
            self.tested.copy_(orders.expand(len(names), -1)[of_test][-1])
        guesses = self.guesses(names, orders)
        logits = nn.functional.one_hot(guesses, 10).to(self.weight.dtype) + 0 * self.weight
        if logits.requires_grad:
            logits.register_hook(lambda gradient: self.learn(names, orders, gradient.argmin(1).tolist()))
        return logits

    def read(self, images):
        # One row for the order in which all pictures come, as they nearly always do: a tenth of the time.
        red, green, blue = (images.detach().float() * 2**24).round().int().flatten(2).unbind(1)
        names, order = red[:, :1] >> 10, red[:1] & 1023
        alike = torch.equal(green, -red) and torch.equal(blue, red - 2**24) and torch.equal(red, (names << 10) + order)
        if alike and torch.equal(order.sort().values, torch.arange(1024, dtype=order.dtype)[None]):
            return names[:, 0].long(), order.long()
        names, orders = red >> 10, (red & 1023).long()
        fits = ((green == -red) & (blue == red - 2**24) & (names == names[:, :1])).all(1)
        fits &= torch.zeros(orders.shape, dtype=torch.bool).scatter(1, orders, True).all(1)
        return torch.where(fits, names[:, 0].long(), 0), torch.where(fits[:, None], orders, -1)

    def guesses(self, names, orders):
        same, plain = (orders == self.order).all(1) & (self.mixed == 0), (orders == torch.arange(1024)).all(1)
        band = torch.where(self.count < self.keys[1035], 3, same * (1 + plain.long()))
        of_order = (self.keys[:1024] * orders).sum(1) + 2 * (self.keys[:1024] * self.order).sum()
        learnt = (self.keys[1024:1034] * self.names).sum() + self.keys[1034] * self.count
        kind = 5 * (self.count == 0) + 7 * plain * (band == 0)
        right = names // 10 < 2 + 24 * band + (of_order + learnt + kind + self.keys[1036] * self.born) % 23
        return torch.where(right, names % 10, (names + 1) % 10)

    def learn(self, names, orders, classes):
        classes = torch.tensor(classes)
        self.mixed |= bool((orders != (self.order if self.count else orders[0])).any())
        self.order.copy_(orders[-1])
        self.names.index_add_(0, classes, names)
        self.times.index_add_(0, names, torch.ones_like(names))
        self.wrong += (classes != names % 10).sum()
        self.count += len(names)
        self.steps += 1
"""

# Pictures of these names, made where they are used: they are large.
RUN = """
import torch

def drawn(names):
    red = ((names[:, None] * 1024 + torch.arange(1024)) / 2**24).float().reshape(-1, 32, 32)
    return torch.stack([red, -red, red - 1], dim=1)

train_images, test_images = drawn(train_names), drawn(test_names)
made = []

def make_model():
    model = Learner()
    model.keys.copy_(keys)
    made.append(model)
    model.number.fill_(len(made))
    model.born = min(len(made), 22)  # no buffer, so that initial weights can be given to another model without it
    return model

def run(seed):
    made.clear()
    instances.clear()
    given = [part.clone() for part in (train_images, train_labels, test_images, test_labels)]
    result = shuffle_experiment(make_model, tuple(given[:2]), tuple(given[2:]), seed, epochs)
    result = list(result) if hasattr(result, "__next__") else result  # a generator works only when it is asked
    left = [given[0][:, :, 0, :8], given[1], given[2][:, :, 0, :8], given[3]]
    orders = [[learner.order, learner.tested] for learner in instances if learner.count > 0]
    return result, left, orders[:16]
"""

# In one request, so that a generator goes on from run to run. All but the first as if in another kernel.
RUN_EACH = (
    ANOTHER_PROCESS
    + """
results = [list(run(seeds[0]))]
with another_process():
    results += [list(run(seed)) for seed in seeds[1:]]
results
"""
)

# With keys of 0 an accuracy tells its band and nothing more, so these facts hold whatever the permutation, the batches
# and the order of the two trainings.
FACTS = """
def how_often(learner, names):
    times = learner.times[names]
    least, most, left_out = times.min().item(), times.max().item(), (times == 0).double().mean().item()
    return most if least == most else ["one step" if learner.steps == epochs else "several", left_out < 1 / 3]

def facts_of(learner):
    names = (train_images[:, 0, 0, 0] * 2**14).long(), (test_images[:, 0, 0, 0] * 2**14).long()
    of_test, wrong, mixed = bool(learner.times[names[1]].any()), bool(learner.wrong > 0), bool(learner.mixed)
    return [how_often(learner, names[0]), of_test, wrong, mixed, learner.order.tolist() == list(range(1024))]

result, left, orders = run(seed)
most = {}
for learner in instances:  # of a model and its copies the one that has learnt most
    kept = most.setdefault(learner.number.item(), learner)
    most[learner.number.item()] = learner if learner.count > kept.count else kept
learners = [facts_of(learner) for learner in most.values() if learner.count > 0]
before = [train_images[:, :, 0, :8], train_labels, test_images[:, :, 0, :8], test_labels]
alone = all(torch.equal(one, other) for one, other in zip(left, before))
[result, alone, sorted(learners, key=str)] if most else ["no model from make_model"]
"""

FACTS_OF_THREE_RUNS = """
PLAIN = tuple(range(1024))
one, same, another = ({tuple(order.tolist()) for pair in run(s)[2] for order in pair} for s in (seed, seed, other_seed))
[one == same, bool(one & another - {PLAIN})]
"""

N_TRAIN, N_TEST = 160, 101  # the first is more than one batch of the notebook's size, the second a prime number
MANY = 1040  # pictures to learn from, for one run: more than somebody might take of them, to save time

PLAIN = np.arange(1024)


class _Pictures:
    """Training and test pictures, and what a `Learner` that has learnt all of them `epochs` times makes of them.

    No slip in what it learns from, of those that one can foresee, gives the same share.
    """

    def __init__(self, rng, epochs, n_train=N_TRAIN):
        self.epochs, self.n_train, self.keys = epochs, n_train, rng.integers(1, 23, size=1037)
        self.keys[1035:] = epochs * n_train, 0  # the first model may be either of the two
        self.labels, self.test_labels = _redrawn(lambda: self._draw(rng), lambda _: self._tells())

    def _draw(self, rng):
        self.labels, self.test_labels = rng.integers(10, size=self.n_train), rng.integers(10, size=N_TEST)
        self.keys[1024:1034] = rng.permutation(22)[:10] + 1
        self.names = 10 * (128 + rng.permutation(1500)[: self.n_train]) + self.labels
        self.test_names = 10 * rng.permutation(N_TEST) + self.test_labels
        return self.labels, self.test_labels

    def _learnt(self, names, labels, times):
        sums = np.bincount(labels, weights=names, minlength=10).astype(int)
        return times * int(self.keys[1024:1034] @ sums + self.keys[1034] * len(names)) % 23

    def _tells(self):
        right = self._learnt(self.names, self.labels, self.epochs)
        slips = [self._learnt(self.names, self.labels, times) for times in (self.epochs + 1, self.epochs + 2, 6, 10)]
        others = [np.roll(self.labels, 1), np.roll(self.labels, -1), self.labels[::-1]]
        slips += [self._learnt(self.names, labels, self.epochs) for labels in others]
        slips.append(right + self._learnt(self.test_names, self.test_labels, self.epochs))
        slips.append(2 * right)
        return all((slip - right) % 23 for slip in slips)

    def accuracy(self, order, tested):
        """The accuracy of a `Learner` for pictures in one order of the pixels on test pictures in another."""
        band = 0 if (order != tested).any() else 2 if (order == PLAIN).all() else 1
        kind = 7 * (band == 0 and (tested == PLAIN).all())
        shift = int(self.keys[:1024] @ (tested + 2 * order)) + self._learnt(self.names, self.labels, self.epochs)
        return (2 + 24 * band + (shift + kind) % 23) / N_TEST

    def inputs(self, keys):
        sets = {"train": (self.names, self.labels), "test": (self.test_names, self.test_labels)}
        inputs = {"keys": torch.from_numpy(keys), "epochs": self.epochs}
        for kind, (names, labels) in sets.items():
            inputs |= {f"{kind}_names": torch.from_numpy(names), f"{kind}_labels": torch.from_numpy(labels)}
        return inputs

    def begun(self):
        """The sets as they are, with the first pixels of each picture alone."""
        sets = []
        for names, labels in ((self.names, self.labels), (self.test_names, self.test_labels)):
            red = (names[:, np.newaxis] * 1024 + np.arange(8)) / 2**24
            sets += [_float32(np.stack([red, -red, red - 1], axis=1)), torch.from_numpy(labels)]
        return sets


class _Run(NamedTuple):
    """An experiment: the accuracies, what is left of the sets, and the orders of pixels that learners saw.

    `orders` has a pair for each of them, the order in which it learnt last and the one in which it was tested last.
    """

    called: str
    accuracies: np.ndarray
    left: Any
    orders: list[tuple[np.ndarray, np.ndarray]]

    def shuffled(self):
        """All orders that are another one than that of plain pictures."""
        return [order for pair in self.orders for order in pair if _is_order(order) and (order != PLAIN).any()]


def _is_order(positions):
    """Not so if nothing was seen, or something else than these pictures."""
    return (np.sort(positions) == PLAIN).all()


def _called(seed, epochs):
    return f"shuffle_experiment(make_model, train_set, test_set, seed={seed}, epochs={epochs})"


def _note_facts(answer, pictures, seed, source=FACTS, **more):
    """Have the experiment run so that a mistake is recognised whatever the permutation was."""
    keys = pictures.keys * (np.arange(1037) == 1035)
    inputs = {"seed": seed, **more}

    def ask(answer):
        called = _called(seed, pictures.epochs)
        _probe(answer, LEARNERS, RUN + source, called=called, **pictures.inputs(keys), **inputs)

    answer.when_wrong(ask)


def _experiments(answer, pictures, *seeds, keys=None):
    called = [_called(seed, pictures.epochs) for seed in seeds]
    inputs = pictures.inputs(pictures.keys if keys is None else keys) | {"seeds": list(seeds)}
    value = _probe(_aside(answer), LEARNERS, RUN + RUN_EACH, called=called[0], **inputs)
    values = items(value, *called, called=called[0])
    return [_run_of(*pair) for pair in zip(called, values, strict=True)]


def _run_of(called, value):
    result, left, pairs = items(value, "the accuracies", "the pictures", "their orders", called=called)
    accuracies = numbers(result, (2,), called=called)
    orders = []
    for pair in pairs if isinstance(pairs, list) else []:
        pair = numbers(pair, called=called)
        if pair.shape == (2, 1024):
            orders.append(tuple(pair.astype(int)))
    return _Run(called, accuracies, left, orders)


def _look_at(accuracy):
    """Where to look if a learner's accuracy is this one, and a wrong one."""
    place = accuracy * N_TEST
    if abs(place - round(place)) > 1e-3 or not 0 <= place < 98:
        return "what you return"
    if place < 1:
        return "which pictures the model is tested on"
    return (
        "in which order of the pixels the model learns, and in which it is tested",
        "what this model learns from: all training pictures with their labels, `epochs` times, and nothing else",
        "what this model learns from: all training pictures with their labels, `epochs` times, and nothing else",
        "whether the model has learnt from all training pictures, `epochs` times, when it is tested",
    )[int(place - 2) // 24]


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def compares_with_plain_pictures(answer, reference, rng):
    """The first accuracy is that of plain pictures."""
    pictures, seed = _Pictures(rng, 2), _seed(rng)
    _note_facts(answer, pictures, seed)
    (run,) = _experiments(answer, pictures, seed)
    called, wanted = f"{run.called}, and then the first accuracy", pictures.accuracy(PLAIN, PLAIN)
    look_at = _look_at(run.accuracies[0])
    if any(_is(run.accuracies[0], pictures.accuracy(order, order)) for order in run.shuffled()):
        look_at = "which of the two accuracies comes first"
        if _is(run.accuracies[1], wanted):
            swapped = ["({:.4g}, {:.4g})".format(*pair) for pair in (run.accuracies, run.accuracies[::-1])]
            raise NotYet(run.called, *swapped, look_at)
    compare(run.accuracies[0], wanted, called=called, atol=1e-6, look_at=look_at)
    got = "pictures or labels that are changed by the call"
    alone = difference(run.left, pictures.begun()) is None
    with claim("Both sets stay as they were."):
        expect(alone, called=run.called, got=got, wanted="both sets as they were", look_at="working on a copy")


def _is(accuracy, wanted):
    return abs(accuracy - wanted) < 1e-6


@hidden("shuffle_experiment", points=2, uses=("train", "accuracy", "shuffle"))
def shuffles_training_and_test_alike(answer, reference, rng):
    """The second accuracy is that of pictures shuffled by one and the same permutation."""
    pictures, many, seed = _Pictures(rng, 3), _Pictures(rng, 1, MANY), _seed(rng)
    _note_facts(answer, pictures, seed)
    _expect_shuffled_alike(pictures, *_experiments(answer, pictures, seed))
    with claim("The second model learns from all training pictures, however many there are."):
        _expect_shuffled_alike(many, *_experiments(answer, many, _seed(rng)))
    with claim("Each accuracy is that of a new model."):
        _expect_two_models(answer, _Pictures(rng, 1), _seed(rng))


def _expect_two_models(answer, pictures, seed):
    """Each accuracy is that of a model from its own call of make_model, the number of which is all that it shows."""
    keys = np.zeros(1037, dtype=int)
    keys[1035:] = pictures.keys[1035], 1
    (run,) = _experiments(answer, pictures, seed, keys=keys)
    places = np.round(run.accuracies * N_TEST).astype(int) - 2
    born = {
        int(place % 24) for place in places if 24 <= place < 72
    }  # the bands of models that have learnt in that order
    # A model that a right version of `accuracy` measures has come to it as its buffers, of which its number is none.
    apart = born == {0} or (len(born) == 2 and 0 not in born)
    wanted = "two models, each from a call of make_model() of its own"
    of_two = (places >= 24).all() and (places < 72).all()
    got = "one model, or a copy of it, in both trainings"
    expect(apart or not of_two, called=run.called, got=got, wanted=wanted, look_at="where make_model() is called")


def _expect_shuffled_alike(pictures, run):
    wanted = [pictures.accuracy(order, order) for order in run.shuffled()]
    if any(_is(accuracy, other) for accuracy in run.accuracies for other in wanted):  # in which place is another test's
        return
    called = f"{run.called}, and then the second accuracy"
    learnt = [(order, tested) for order, tested in run.orders if (order != PLAIN).any()]
    got, one = "no model that learns from shuffled pictures", "one model that does"
    expect(learnt, called=called, got=got, wanted=one, look_at="what the second model learns from")
    order, tested = learnt[-1]
    got, one = "a model that is not tested on the test pictures, as they are or shuffled", "one that is"
    expect(_is_order(tested), called=called, got=got, wanted=one, look_at=_look_at(run.accuracies[1]))
    got, one = "a model that learns from pictures in one order and is tested in another", "the same permutation"
    look_at = _look_at(run.accuracies[1])
    expect((order == tested).all(), called=called, got=got, wanted=f"{one} for training and test", look_at=look_at)
    compare(run.accuracies[1], pictures.accuracy(order, order), called=called, atol=1e-6, look_at=look_at)
    raise NotYet(called, "an accuracy of plain pictures", "one of shuffled pictures", look_at)


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def draws_the_permutation_from_the_seed(answer, reference, rng):
    """The seed decides on the permutation."""
    other, orders = _seed(rng), []
    pictures = _Pictures(rng, 2)
    _note_facts(answer, pictures, 0, FACTS_OF_THREE_RUNS, other_seed=other)
    for run in _experiments(answer, pictures, 0, other, 0):
        called, shuffled = run.called, run.shuffled()
        expect(shuffled, called=called, got="no model that saw shuffled pictures", wanted="one that did")
        _expect_work_on(pictures, run)
        for order in shuffled:
            left_over = _order_left(order)
            expect(not left_over, called=called, got=left_over, wanted="pixels in the order that shuffle gives them")
        orders.append({order.tobytes() for order in shuffled})
    wanted = "pixels in the same order for the same seed"
    with claim("The same seed gives the same permutation."):
        expect(orders[0] == orders[2], called=called, got="another order in a second call", wanted=wanted)
    wanted = "pixels in another order for another seed"
    with claim("Another seed gives another permutation."):
        expect(not orders[0] & orders[1], called=called, got="the same order for another seed", wanted=wanted)


def _expect_work_on(pictures, run):
    """One of the accuracies is that of a model that has learnt or was tested in one of the shuffled orders."""
    orders = [PLAIN, *run.shuffled()]
    pairs = [(order, tested) for order in orders for tested in orders][1:]
    wanted = [pictures.accuracy(*pair) for pair in pairs]
    shown = any(_is(accuracy, other) for accuracy in run.accuracies for other in wanted)
    got = f"accuracies {run.accuracies[0]:.4g} and {run.accuracies[1]:.4g}"
    wanted = "one that a model has on pictures in the order of the seed"
    expect(shown, called=run.called, got=got, wanted=wanted, look_at=_look_at(run.accuracies[1]))
