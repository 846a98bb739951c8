"""The layers are made once outside the class, so all networks share their parameters.

    first, second = CNN(), CNN()
    for parameter in first.parameters():
        parameter.data.fill_(0)
    result = any(bool(parameter.any()) for parameter in second.parameters())

Right result: True
This answer: False
"""

CONVOLUTIONS = [nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)]
LINEARS = [nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)]


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.convolutions = nn.ModuleList(CONVOLUTIONS)
        self.linears = nn.ModuleList(LINEARS)

    def forward(self, images):
        x = images
        for convolution in self.convolutions:
            x = nn.functional.max_pool2d(torch.relu(convolution(x)), 2)
        x = x.flatten(1)
        for linear in self.linears[:-1]:
            x = torch.relu(linear(x))
        return self.linears[-1](x)
