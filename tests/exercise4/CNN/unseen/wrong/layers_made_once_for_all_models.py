"""Makes the layers outside of __init__, so that all models share their weights.

    first, second = CNN(), CNN()
    before = [parameter.detach().clone() for parameter in second.parameters()]
    for parameter in first.parameters():
        parameter.data.fill_(0.5)
    all(torch.equal(old, new) for old, new in zip(before, second.parameters()))

Right result: True
This answer: False
"""

convolutional = nn.Sequential(
    nn.Conv2d(3, 6, 5),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(6, 16, 5),
    nn.ReLU(),
    nn.MaxPool2d(2),
)
fully_connected = nn.Sequential(
    nn.Linear(400, 120),
    nn.ReLU(),
    nn.Linear(120, 84),
    nn.ReLU(),
    nn.Linear(84, 10),
)


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutional = convolutional
        self.fully_connected = fully_connected

    def forward(self, images):
        x = self.convolutional(images)
        return self.fully_connected(torch.flatten(x, start_dim=1))
