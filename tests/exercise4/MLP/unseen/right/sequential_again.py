"""One Sequential, built in a loop.
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [3072, 128, 64, 10]
        layers = [nn.Flatten()]
        for i, (before, after) in enumerate(zip(widths, widths[1:])):
            if i:
                layers.append(nn.ReLU())
            layers.append(nn.Linear(before, after))
        self.net = nn.Sequential(*layers)

    def forward(self, images):
        return self.net(images)
