"""ReLU6 cuts off at 6 as well.

Against "ReLU is max(0, z)".
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU6(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU6(), nn.MaxPool2d(2),
            nn.Flatten(),
            nn.Linear(400, 120), nn.ReLU6(),
            nn.Linear(120, 84), nn.ReLU6(),
            nn.Linear(84, 10),
        )

    def forward(self, images):
        return self.net(images)
