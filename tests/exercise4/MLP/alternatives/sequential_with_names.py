"""A subclass of nn.Sequential with layers that have names."""

from collections import OrderedDict


class MLP(nn.Sequential):
    def __init__(self, n_classes=10):
        super().__init__(
            OrderedDict(
                flat=nn.Flatten(start_dim=1),
                first=nn.Linear(32 * 32 * 3, 128, bias=True),
                bend=nn.ReLU(),
                second=nn.Linear(128, 64),
                bend_again=nn.ReLU(),
                logits=nn.Linear(64, n_classes),
            )
        )
