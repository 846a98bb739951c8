"""MLP is a Sequential; layers are added by names, the last one first made and last added."""


class MLP(nn.Sequential):
    """Multilayer perceptron."""

    def __init__(self):
        super().__init__()
        last = nn.Linear(64, 10)
        self.add_module("as_list", nn.Flatten())
        self.add_module("lower", nn.Linear(3072, 128))
        self.add_module("lower_relu", nn.ReLU())
        self.add_module("upper", nn.Linear(128, 64))
        self.add_module("upper_relu", nn.ReLU(inplace=True))
        self.add_module("logits", last)
