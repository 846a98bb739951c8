"""Applies the first layer as a convolution whose window is the picture."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3072, 128)
        self.rest = nn.Sequential(nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        windows = self.first.weight.view(128, 3, 32, 32)
        return self.rest(nn.functional.conv2d(images, windows, self.first.bias)[:, :, 0, 0])
