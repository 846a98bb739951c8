"""The first layer is a convolution whose window is the whole picture."""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(3, 128, kernel_size=32), nn.ReLU(), nn.Conv2d(128, 64, 1), nn.ReLU(), nn.Conv2d(64, 10, 1)
        )

    def forward(self, images):
        return self.net(images).squeeze(-1).squeeze(-1)
