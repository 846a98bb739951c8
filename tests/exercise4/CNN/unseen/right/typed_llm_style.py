"""Long docstring, type hints, and an assertion on the shape."""


class CNN(nn.Module):
    """LeNet-style convolutional neural network.

    Architecture:
        conv(3->6, 5x5) -> ReLU -> maxpool(2) -> conv(6->16, 5x5) -> ReLU -> maxpool(2)
        -> flatten -> fc(400->120) -> ReLU -> fc(120->84) -> ReLU -> fc(84->10)
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1: nn.Conv2d = nn.Conv2d(in_channels=3, out_channels=6, kernel_size=5)
        self.conv2: nn.Conv2d = nn.Conv2d(in_channels=6, out_channels=16, kernel_size=5)
        self.fc1: nn.Linear = nn.Linear(in_features=16 * 5 * 5, out_features=120)
        self.fc2: nn.Linear = nn.Linear(in_features=120, out_features=84)
        self.fc3: nn.Linear = nn.Linear(in_features=84, out_features=10)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        assert images.ndim == 4 and images.shape[1:] == (3, 32, 32), images.shape
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv1(images)), kernel_size=2, stride=2)
        x = nn.functional.max_pool2d(nn.functional.relu(self.conv2(x)), kernel_size=2, stride=2)
        x = nn.functional.relu(self.fc1(torch.flatten(x, 1)))
        x = nn.functional.relu(self.fc2(x))
        return self.fc3(x)
