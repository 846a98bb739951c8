"""Folds the layers with functools.reduce, and warns that it is being made."""

import functools
import warnings


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        warnings.warn("an MLP knows nothing of a grid")
        self.layers = nn.ModuleList(map(nn.Linear, (3072, 128, 64), (128, 64, 10)))

    def forward(self, x):
        first, *others = self.layers
        return functools.reduce(lambda h, layer: layer(h.clamp(min=0)), others, first(x.flatten(1)))
