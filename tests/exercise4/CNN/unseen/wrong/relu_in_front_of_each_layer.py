"""Applies ReLU before each layer and not after it, and so cuts off the dark half of the picture.

    torch.manual_seed(0)
    model = CNN()
    dark, grey = torch.full((1, 3, 32, 32), -1.0), torch.zeros(1, 3, 32, 32)
    torch.allclose(model(dark), model(grey))

Right result: False
This answer: True
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList([nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)])
        self.linears = nn.ModuleList([nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)])
        self.pool = nn.MaxPool2d(2)

    def forward(self, images):
        x = images
        for conv in self.convs:
            x = self.pool(conv(torch.relu(x)))
        x = x.flatten(1)
        for linear in self.linears:
            x = linear(torch.relu(x))
        return x
