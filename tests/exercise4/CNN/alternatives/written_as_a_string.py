"""Reads the layers from a string and keeps them in an nn.ModuleDict."""


class CNN(nn.Module):
    PLAN = "conv 3 6, relu, pool, conv 6 16, relu, pool, flat, linear 400 120, relu, linear 120 84, relu, linear 84 10"
    MAKERS = {
        "conv": lambda n, m: nn.Conv2d(n, m, 5),
        "relu": nn.ReLU,
        "pool": lambda: nn.MaxPool2d(2),
        "flat": nn.Flatten,
        "linear": nn.Linear,
    }

    def __init__(self):
        super().__init__()
        words = [step.split() for step in self.PLAN.split(",")]
        self.steps = nn.ModuleDict(
            {f"{i} {kind}": self.MAKERS[kind](*map(int, sizes)) for i, (kind, *sizes) in enumerate(words)}
        )

    def forward(self, images):
        for step in self.steps.values():
            images = step(images)
        return images
