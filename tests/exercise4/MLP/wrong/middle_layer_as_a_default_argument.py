"""The middle layer is a default value, which is made once for all networks.

Is: nothing
"""


class MLP(nn.Module):
    def __init__(self, middle=nn.Linear(128, 64)):
        super().__init__()
        self.first, self.middle, self.last = nn.Linear(3072, 128), middle, nn.Linear(64, 10)

    def forward(self, images):
        return self.last(self.middle(self.first(images.flatten(1)).relu()).relu())
