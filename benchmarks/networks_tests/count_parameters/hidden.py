"""What `count_parameters` is graded by."""

from autograder.testing import agree_probe, hidden


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
