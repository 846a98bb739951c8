"""A functools.partial of a function that builds such networks from widths, with nn.Threshold for the ReLU."""

import functools


def stack(layers, *widths):
    return [
        part for n_in, n_out in zip(widths, widths[1:]) for part in (layers(n_in, n_out), nn.Threshold(0.0, 0.0, True))
    ]


def build(channels, widths):
    seeing = stack(functools.partial(nn.Conv2d, kernel_size=5), *channels)
    seeing = [part for i in (0, 2) for part in (*seeing[i : i + 2], nn.MaxPool2d(2))]
    return nn.Sequential(*seeing, nn.Flatten(), *stack(nn.Linear, *widths)[:-1])


CNN = functools.partial(build, channels=(3, 6, 16), widths=(400, 120, 84, 10))
