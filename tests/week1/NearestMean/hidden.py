"""What `NearestMean` is graded by: a few lines that use it, with the student's class and the reference."""

import numpy as np

from autograder.testing import agree_probe, claim, hidden, refuses_probe

# Sums in another order round differently: by some 1e-16 of numbers below 100.
ROUNDING = {"rtol": 1e-10, "atol": 1e-10}


def some_groups(rng, sizes, columns):
    """Groups of rows around centres, in a mixed order; labels are whole numbers, not 0, 1, 2, ..."""
    numbers = rng.choice(np.arange(3, 40), size=len(sizes), replace=False)
    y = rng.permutation(np.repeat(numbers, sizes))
    centres = {number: rng.uniform(-9.0, 9.0, size=columns) for number in numbers}
    X = np.array([centres[label] for label in y]) + rng.normal(size=(len(y), columns)) * 2.0
    return X, y


@hidden("NearestMean", points=2)
def means_are_those_of_the_labels(answer, reference, rng):
    """After fit, the means are those of the rows of each label."""
    for sizes, columns in (((3, 6, 2), 2), ((4, 1), 3), ((2, 2), 4), ((1,), 1)):
        X, y = some_groups(rng, sizes, columns)
        lines = "NearestMean().fit(X, y).labels"
        with claim("After fit, the labels are in the order of np.unique."):
            agree_probe(answer, reference, lines, called="fit(X, y).labels", X=X, y=y)
        lines = "model = NearestMean().fit(X, y)\n[model.labels, model.means]"
        agree_probe(answer, reference, lines, called="fit(X, y), labels and means", X=X, y=y, **ROUNDING)


@hidden("NearestMean", points=2)
def rows_get_the_label_of_the_nearest_mean(answer, reference, rng):
    """Each row gets the label whose mean is nearest in Euclidean distance."""
    for sizes, columns, count in (
        ((3, 7, 2, 4), 2, 30),
        ((4, 1), 3, 12),
        ((2, 5, 2), 1, 10),
        ((2, 2, 3), 3, 3),
        ((3, 2), 2, 1),
    ):
        X, y = some_groups(rng, sizes, columns)
        new = rng.uniform(-12.0, 12.0, size=(count, columns))
        lines = "NearestMean().fit(X, y).predict(new)"
        agree_probe(
            answer,
            reference,
            lines,
            called="fit(X, y).predict(new)",
            look_at="to which mean the distance is smallest",
            X=X,
            y=y,
            new=new,
        )
    # means at (3, 3) and (5, 0) from the new row: the first is nearer, but not by the sum of absolute differences
    scale, place = rng.uniform(1.0, 3.0), rng.uniform(-9.0, 9.0, size=2)
    X = place + scale * np.array([[3.0, 3.0], [5.0, 0.0]])
    agree_probe(
        answer,
        reference,
        "NearestMean().fit(X, y).predict(new)",
        called="fit(X, y).predict(new)",
        look_at="to which mean the distance is smallest",
        X=X,
        y=rng.permutation([4, 7]),
        new=place[None],
    )


@hidden("NearestMean", points=1)
def labels_may_be_texts_and_ties_go_to_the_first(answer, reference, rng):
    """Of equally near means the first label is taken."""
    names = [str(name) for name in rng.permutation(["run", "stroll", "hike", "walk"])[:3]]
    low = float(rng.integers(1, 9))
    X = np.array([[low, 0.0], [low + 4.0, 0.0], [low + 8.0, 0.0], [low + 8.0, 0.0]])
    y = [names[0], names[1], names[2], names[2]]
    new = np.array([[low + 2.0, 1.0], [low + 6.0, -3.0], [low + 20.0, 0.0], [low - 1.0, 5.0]])
    lines, called = "NearestMean().fit(X, y).predict(new)", "fit(X, y).predict(new), with a list of texts as labels"
    with claim("Labels may be a list of texts."):
        agree_probe(answer, reference, lines, called=called, X=X, y=y, new=X[:2])
    agree_probe(
        answer,
        reference,
        lines,
        called="fit(X, y).predict(new), with texts as labels",
        look_at="which label is taken if two means are equally near",
        X=X,
        y=y,
        new=new,
    )


@hidden("NearestMean", points=1)
def each_object_knows_what_it_was_fitted_to(answer, reference, rng):
    """Each object knows only what it was fitted to last."""
    X, y = some_groups(rng, (3, 4), 2)
    other, z = some_groups(rng, (2, 3, 2), 2)
    lines = "first, second = NearestMean(), NearestMean()\nfirst.fit(other, z)\nfirst.fit(X, y)\nsecond.fit(other, z)\n"
    agree_probe(
        answer,
        reference,
        lines + "[first.labels, first.means, second.labels, second.means]",
        called="first.fit(other, z), first.fit(X, y), second.fit(other, z), then labels and means of both",
        X=X,
        y=y,
        other=other,
        z=z,
        **ROUNDING,
    )
    lines, look_at = "NearestMean().predict(X)", "what happens before fit"
    with claim("predict before fit raises RuntimeError."):
        refuses_probe(answer, lines, called=lines, error="RuntimeError", look_at=look_at, X=X)
