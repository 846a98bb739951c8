"""Cuts the windows out by unfold and multiplies matrices, with the layers only as holders of weights."""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.head = nn.Sequential(
            nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)
        )

    @staticmethod
    def convolve(layer, x):
        side = x.shape[-1] - 4
        windows = nn.functional.unfold(x, 5)  # (N, C * 25, places)
        z = layer.weight.flatten(1) @ windows + layer.bias[:, None]
        return z.view(len(x), -1, side, side)

    @staticmethod
    def halve(x):
        n, c, h, w = x.shape
        return x.reshape(n, c, h // 2, 2, w // 2, 2).amax(dim=(3, 5))

    def forward(self, images):
        x = self.halve(torch.relu(self.convolve(self.conv1, images)))
        x = self.halve(torch.relu(self.convolve(self.conv2, x)))
        return self.head(x.flatten(1))
