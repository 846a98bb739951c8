"""Has a second layer of 32 and flattens with the colours last.

Is: a_layer_of_the_wrong_width, colours_last_when_flattened
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 32), nn.ReLU(), nn.Linear(32, 10))

    def forward(self, x):
        return self.net(x.permute(0, 2, 3, 1).flatten(1))
