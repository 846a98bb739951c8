"""Uses nn.ReLU6, which cuts off at 6 what is larger.

    torch.manual_seed(0)
    model = MLP()
    for parameter in model.parameters():
        parameter.data.fill_(0.01)
    round(model(torch.ones(1, 3, 32, 32))[0, 0].item(), 3)

Right result: 25.191
This answer: 3.85
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear1 = nn.Linear(3072, 128)
        self.linear2 = nn.Linear(128, 64)
        self.linear3 = nn.Linear(64, 10)
        self.activation = nn.ReLU6()

    def forward(self, images):
        h = self.activation(self.linear1(self.flatten(images)))
        h = self.activation(self.linear2(h))
        return self.linear3(h)
