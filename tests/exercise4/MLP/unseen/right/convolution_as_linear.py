"""The first layer is a convolution whose one window is the whole picture: the same map and as many parameters."""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(3072, 128)
        self.rest = nn.Sequential(nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, images):
        window = self.first.weight.reshape(128, 3, 32, 32)
        seen = nn.functional.conv2d(images, window, self.first.bias)
        return self.rest(seen.flatten(1))
