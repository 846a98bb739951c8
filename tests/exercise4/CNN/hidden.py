"""What `CNN` is graded by. How networks are compared stands in layers.py."""

from autograder.testing import hidden

from ..layers import (
    _expect_any_number_of_pictures,
    _expect_gradients,
    _expect_layers,
    _expect_logits,
    _expect_two_networks,
)


@hidden("CNN", points=1)
def cnn_has_the_layers_of_the_table(answer, reference, rng):
    """The layers are those of the table, each as wide as it says."""
    _expect_layers(answer, rng)
    _expect_two_networks(answer, reference, rng)


@hidden("CNN", points=1)
def cnn_takes_any_number_of_pictures(answer, reference, rng):
    """Each picture gives ten logits."""
    _expect_any_number_of_pictures(answer, rng)


@hidden("CNN", points=3)
def cnn_gives_the_logits(answer, reference, rng):
    """With the reference's weights put in, the network gives the reference's logits."""
    _expect_logits(answer, reference, rng)


@hidden("CNN", points=1)
def cnn_passes_gradients_on(answer, reference, rng):
    """With the reference's weights put in, every parameter gets the reference's gradient."""
    _expect_gradients(answer, reference, rng)
