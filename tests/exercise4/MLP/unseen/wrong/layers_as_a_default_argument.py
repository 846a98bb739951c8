"""The layers are the default value of an argument, made once, so all networks share their parameters.

    first, second = MLP(), MLP()
    for parameter in first.parameters():
        parameter.data.fill_(0)
    result = [bool(parameter.any()) for parameter in second.parameters()]

Right result: [True, True, True, True, True, True]
This answer: [False, False, False, False, True, True]
"""

class MLP(nn.Module):
    def __init__(self, hidden=nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU())):
        super().__init__()
        self.hidden = hidden
        self.last = nn.Linear(64, 10)

    def forward(self, images):
        return self.last(self.hidden(images.flatten(1)))
