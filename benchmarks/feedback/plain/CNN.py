"""CNN in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
import torch
from torch.nn import functional

SHAPES = [(6, 3, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (84, 120), (84,), (10, 84), (10,)]


def pictures(rng, count):
    return torch.from_numpy(rng.uniform(-1.0, 1.0, size=(count, 3, 32, 32)).astype(np.float32))


def random_weights(rng):
    spreads = [np.sqrt(2 / np.prod(shape[1:])) if len(shape) > 1 else 0.2 for shape in SHAPES]
    values = [rng.normal(0.0, spread, shape) for spread, shape in zip(spreads, SHAPES, strict=True)]
    values[0] *= 4.0
    values[-1] += np.tile([-1.0, 1.0], 5)
    return [torch.from_numpy(value.astype(np.float32)) for value in values]


def set_weights(model, weights):
    by_shape = {tuple(weight.shape): weight for weight in weights}
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(by_shape[tuple(parameter.shape)])
    return model


def wanted_logits(images, w):
    images = functional.max_pool2d(functional.relu(functional.conv2d(images, w[0], w[1])), 2)
    images = functional.max_pool2d(functional.relu(functional.conv2d(images, w[2], w[3])), 2).flatten(1)
    images = functional.relu(functional.linear(images, w[4], w[5]))
    images = functional.relu(functional.linear(images, w[6], w[7]))
    return functional.linear(images, w[8], w[9])


def cnn_has_the_layers_of_the_table(rng, CNN):
    """Compare your layers with the table of layers, line by line."""
    model, other = CNN(), CNN()
    model(pictures(rng, 2))
    got = sorted(tuple(parameter.shape) for parameter in model.parameters())
    assert got == sorted(SHAPES), f"parameters of shapes {got}, wanted {sorted(SHAPES)}"
    shared = {id(parameter) for parameter in model.parameters()} & {id(parameter) for parameter in other.parameters()}
    assert not shared, "two calls of CNN() share parameters"


def cnn_takes_any_number_of_pictures(rng, CNN):
    """Check which axis counts the pictures."""
    for count in (1, 7):
        shape = tuple(CNN()(pictures(rng, count)).shape)
        assert shape == (count, 10), f"CNN() on {count} pictures gave shape {shape}, wanted {(count, 10)}"


def cnn_gives_the_logits(rng, CNN):
    """Check what comes between the layers and after the last one."""
    pictures(rng, 2)
    images, weights = pictures(rng, 5), random_weights(rng)
    model, wanted = set_weights(CNN(), weights), wanted_logits(images, weights)
    for mode in ("training", "evaluation"):
        got = model.train(mode == "training")(images)
        message = f"logits of CNN() with given weights in {mode} mode"
        atol = 1e-4 * float(wanted.abs().max())
        np.testing.assert_allclose(got.detach(), wanted, rtol=1e-4, atol=atol, err_msg=message)


def cnn_passes_gradients_on(rng, CNN):
    """Check what comes between the layers and after the last one."""
    pictures(rng, 2)
    images, weights = pictures(rng, 2), random_weights(rng)
    upstream = torch.from_numpy(rng.normal(size=(2, 10)).astype(np.float32))
    model = set_weights(CNN(), weights)
    (model(images) * upstream).sum().backward()
    for weight in weights:
        weight.requires_grad = True
    (wanted_logits(images, weights) * upstream).sum().backward()
    gradients = {tuple(parameter.shape): parameter.grad for parameter in model.parameters()}
    for weight in weights:
        got, wanted = gradients[tuple(weight.shape)], weight.grad
        message = f"gradient of the parameter of shape {tuple(weight.shape)}"
        np.testing.assert_allclose(got, wanted, rtol=1e-4, atol=1e-4 * float(wanted.abs().max()), err_msg=message)
