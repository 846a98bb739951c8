"""What `shuffle_experiment` is graded by."""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.errors import NotYet
from autograder.hidden import compare, expect, hidden, items, numbers

from .shared import _aside, _float32, _guesses, _order_left, _seed

# The first colour of a picture holds 1024 times the picture's name plus the position, divided by 2**18. The model notes
# which pictures in which order it sees and as which classes it learns them (of the logits' gradients, that of the
# right class is the lowest), and guesses from a table. Until it has learnt all there is to learn, it guesses better.
# Of every batch seen, `run` gives the model, the classes, the names and which of the orders each picture had.
WATCH_THE_EXPERIMENT = """
import torch
from torch import nn
made, seen = [], []

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.number, self.learnt = len(made), 0
        made.append(self.number)
    def forward(self, images):
        marks = (images[:, 0].flatten(1) * 2**18).round().long()
        entry = [self.number, [], marks]
        seen.append(entry)
        in_order = (marks % 1024 == torch.arange(1024)).all(1)
        names = (marks[:, 0] // 1024).clamp(0, len(of_plain) - 1)
        guesses = torch.where(in_order, of_plain[names], of_shuffled[names])
        if self.learnt < to_learn:
            guesses = of_learners[names]
        logits = 9.0 * nn.functional.one_hot(guesses, 10) + 0.0 * self.weight
        def learn(gradient):
            entry[1] = gradient.argmin(1)
            self.learnt += len(gradient)
        if logits.requires_grad:
            logits.register_hook(learn)
        return logits

def run(seed):
    made.clear()
    seen.clear()
    before = (train_images, train_labels, test_images, test_labels)
    given = tuple(part.clone() for part in before)
    result = shuffle_experiment(Model, given[:2], given[2:], seed, epochs)
    result = list(result) if hasattr(result, "__next__") else result  # a generator works only when it is asked
    alone = all(torch.equal(one, other) for one, other in zip(given, before))
    batches, orders = [], {}
    for number, classes, marks in seen:
        names = marks[:, 0] // 1024
        rows = [row.tobytes() for row in (marks - 1024 * names[:, None]).numpy()]
        batches.append([number, classes, names, [orders.setdefault(row, len(orders)) for row in rows]])
    return [result, batches, [torch.frombuffer(bytearray(order), dtype=torch.int64) for order in orders], alone]
"""

# Facts that hold whatever the permutation, the batches and the order of the two trainings.
FACTS_OF_THE_EXPERIMENT = """
PLAIN = tuple(range(1024))

def facts_of(result, batches, orders, alone):
    orders = [tuple(order.tolist()) for order in orders]
    owners = (train_images[:, 0, 0, 0] * 2**18).round().long() // 1024
    labels = dict(zip(owners.tolist(), train_labels.tolist()))
    models = {}
    for number, classes, names, places in batches:
        learnt, tested, right, of_learning, of_testing, _ = models.get(number, ([], set(), True, set(), set(), None))
        names, of_pictures = names.tolist(), {orders[place] for place in places}
        learns = len(classes) == len(names)
        if learns:
            learnt, of_learning = learnt + names, of_learning | of_pictures
            right = right and all(labels.get(name, k) == k for name, k in zip(names, classes.tolist()))
        elif not set(names) & set(labels):
            tested, of_testing = tested | set(names), of_testing | of_pictures
        models[number] = learnt, tested, right, of_learning, of_testing, learns
    facts = [
        [
            sorted({learnt.count(name) for name in labels}), bool(set(learnt) - set(labels)), right,
            len(tested), last_learns, PLAIN in of_learning, min(2, len(of_learning - {PLAIN})), PLAIN in of_testing,
            min(2, len((of_testing & of_learning) - {PLAIN})), min(2, len(of_testing - of_learning - {PLAIN})),
        ]
        for learnt, tested, right, of_learning, of_testing, last_learns in models.values()
    ]
    return [result, alone, sorted(facts)] if facts else ["no model from make_model"]
"""

FACTS_OF_THREE_RUNS = """
one, same, another = ({tuple(order.tolist()) for order in run(chosen)[2]} for chosen in (seed, seed, other_seed))
[one == same, bool(one & another - {PLAIN})]
"""

N_TRAIN, N_TEST, N_EPOCHS = 104, 102, 2  # more than one batch of the notebook's size, and a short last one


class _Seen:
    """What one model saw: how often it learnt from each picture, which it was tested on, in which orders of pixels."""

    def __init__(self):
        self.learnt, self.tested, self.labels = Counter(), Counter(), set()
        self.orders_learnt, self.orders_tested = set(), set()

    def add(self, labels, names, orders):
        """Pictures as they were seen, with the classes as which they were learnt, or none if they were not."""
        learns = len(labels) == len(names)
        (self.learnt if learns else self.tested).update(names)
        (self.orders_learnt if learns else self.orders_tested).update(orders)
        if learns:
            self.labels.update(zip(names, labels, strict=True))


class _Run(NamedTuple):
    """An experiment on watched models. `to_learn` has the label of each training picture."""

    called: str
    result: Any
    wanted: list[float]
    learners: list[_Seen]
    to_learn: dict[int, int]
    to_test: set[int]
    alone: bool


PLAIN = np.arange(1024.0).tobytes()


def _experiment(answer, rng, seed, facts="facts_of(*run(seed))", **more_inputs):
    """Run the experiment on watched models, once for facts from which mistakes are recognised and once aside."""
    names = rng.permutation(N_TRAIN + N_TEST)
    marks = names[:, None] * 1024 + np.arange(1024)
    images = _float32(np.repeat((marks / 2**18).reshape(-1, 1, 32, 32), 3, axis=1))
    labels = rng.integers(10, size=len(names))
    # For each kind of picture a table of guesses: wrong on the training pictures, partly right on the test pictures.
    shares = [int(rng.integers(60, 95)), int(rng.integers(10, 45))]
    tables = []
    for share in shares:
        right = np.concatenate([np.zeros(N_TRAIN, bool), rng.permutation(N_TEST) < share])
        table = np.empty(len(names), dtype=np.int64)
        table[names] = _guesses(rng, labels, right, 10)
        tables.append(torch.from_numpy(table))
    called = f"shuffle_experiment(make_model, train_set, test_set, seed={seed}, epochs={N_EPOCHS})"
    inputs = {"train_images": images[:N_TRAIN], "train_labels": torch.from_numpy(labels[:N_TRAIN])}
    inputs |= {"test_images": images[N_TRAIN:], "test_labels": torch.from_numpy(labels[N_TRAIN:])}
    of_learners = tables[0].numpy().copy()
    of_learners[names[N_TRAIN:]] = labels[N_TRAIN:]  # all test pictures right
    inputs |= {"of_plain": tables[0], "of_shuffled": tables[1], "seed": seed, "epochs": N_EPOCHS}
    inputs |= {"of_learners": torch.from_numpy(of_learners), "to_learn": N_TRAIN * N_EPOCHS}
    if facts:
        source = WATCH_THE_EXPERIMENT + FACTS_OF_THE_EXPERIMENT + facts
        answer.probe(source, called=called, **inputs, **more_inputs)
    value = _aside(answer).probe(WATCH_THE_EXPERIMENT + "run(seed)", called=called, **inputs)
    result, seen, orders, alone = items(
        value, "the accuracies", "what the models saw", "the orders", "the pictures", called=called
    )
    orders = [numbers(order, called=called) for order in orders] if isinstance(orders, list) else []
    models = {}
    for batch in seen if isinstance(seen, list) else []:
        number, *parts = items(batch, "a model", "what it learns", "pictures", "their orders", called=called)
        of_labels, of_names, places = (numbers(part, called=called).astype(int).ravel().tolist() for part in parts)
        if any(not 0 <= place < len(orders) or orders[place].shape != (1024,) for place in places):
            raise NotYet(called, "models that saw something else than the pictures", "models that see the pictures")
        models.setdefault(str(number), _Seen()).add(of_labels, of_names, [orders[place].tobytes() for place in places])
    learners = [model for model in models.values() if model.learnt]
    wanted = [share / N_TEST for share in shares]
    to_learn = dict(zip(names.tolist(), labels[:N_TRAIN].tolist(), strict=False))
    return _Run(called, result, wanted, learners, to_learn, set(names[N_TRAIN:].tolist()), bool(alone))


def _expect_a_fair_training(run, kind, model):
    called, to_learn, to_test = run.called, run.to_learn, run.to_test
    got, wanted = f"a model that learnt from {kind} test pictures", "models that learn from training pictures only"
    expect(not set(model.learnt) & to_test, called=called, got=got, wanted=wanted)
    times = sorted({model.learnt[name] for name in to_learn})
    got = f"a model that learnt {' or '.join(map(str, times))} times from each {kind} training picture"
    expect(times == [N_EPOCHS], called=called, got=got, wanted=f"{N_EPOCHS} times, once in each epoch")
    got = f"{kind} training pictures that were learnt with the label of another picture"
    expect(model.labels == set(to_learn.items()), called=called, got=got, wanted="each picture with its own label")
    complete = to_test <= set(model.tested)
    got = f"a model that learnt from {kind} pictures and was not shown every test picture"
    expect(complete, called=called, got=got, wanted="all test pictures shown to it")


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def compares_with_plain_pictures(answer, reference, rng):
    """The first accuracy is that of a model for plain pictures, the second that of another model, both at the end."""
    run = _experiment(answer, rng, _seed(rng))
    called, learners = run.called, run.learners
    look_at = "which model is tested on which pictures, and when"
    compare(run.result, run.wanted, called=called, atol=1e-6, look_at=look_at)
    plain = [model for model in learners if model.orders_learnt | model.orders_tested == {PLAIN}]
    got = f"models that learn: {len(learners)}, those that see plain pictures and nothing else: {len(plain)}"
    apart = len(learners) == 2 and len(plain) == 1
    expect(apart, called=called, got=got, wanted="two models, one of them for plain pictures")
    _expect_a_fair_training(run, "plain", plain[0])
    got = "pictures or labels that are changed by the call"
    expect(run.alone, called=called, got=got, wanted="both sets as they were", look_at="working on a copy")


@hidden("shuffle_experiment", points=2, uses=("train", "accuracy", "shuffle"))
def shuffles_training_and_test_alike(answer, reference, rng):
    """The other model is trained and tested on pictures shuffled by one and the same permutation."""
    run = _experiment(answer, rng, _seed(rng))
    called, learners = run.called, run.learners
    shuffled = [model for model in learners if PLAIN not in model.orders_learnt]
    wanted = "one model that learns from shuffled pictures and from nothing else"
    got = f"models that learn: {len(learners)}, those that learn from shuffled pictures only: {len(shuffled)}"
    expect(len(shuffled) == 1, called=called, got=got, wanted=wanted)
    model = shuffled[0]
    got = f"{len(model.orders_learnt)} orders of the pixels in training"
    expect(len(model.orders_learnt) == 1, called=called, got=got, wanted="one permutation for all pictures")
    got = "test pictures in another order of the pixels than the training pictures"
    alike = model.orders_tested <= model.orders_learnt
    expect(alike, called=called, got=got, wanted="the same permutation for training and test")
    _expect_a_fair_training(run, "shuffled", model)


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def draws_the_permutation_from_the_seed(answer, reference, rng):
    """The seed decides on the permutation: the same seed the same one, another seed another one."""
    (seed, other), orders = (_seed(rng), _seed(rng)), []
    for seed_of_run, facts in ((seed, FACTS_OF_THREE_RUNS), (seed, ""), (other, "")):
        run = _experiment(answer, rng, seed_of_run, facts, other_seed=other)
        called = run.called
        seen = set().union(*(model.orders_learnt | model.orders_tested for model in run.learners)) - {PLAIN}
        expect(seen, called=called, got="no model that saw shuffled pictures", wanted="one that did")
        orders.append(seen)
        for order in seen:
            left_over = _order_left(np.frombuffer(order).astype(int))
            expect(not left_over, called=called, got=left_over, wanted="pixels in the order that shuffle gives them")
    wanted = "pixels in the same order for the same seed"
    expect(orders[0] == orders[1], called=called, got="another order in a second call", wanted=wanted)
    wanted = "pixels in another order for another seed"
    expect(not orders[0] & orders[2], called=called, got="the same order for another seed", wanted=wanted)
