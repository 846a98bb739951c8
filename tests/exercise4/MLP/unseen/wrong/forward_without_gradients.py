"""The first layer runs under torch.no_grad, so its 393,344 parameters never learn.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        return f.linear(f.relu(f.linear(f.relu(f.linear(x.flatten(1), p[0], p[1])), p[2], p[3])), p[4], p[5])

    torch.manual_seed(0)
    model = MLP()
    images = 3 * torch.randn(5, 3, 32, 32)

    model(images).square().sum().backward()
    result = [parameter.grad is not None for parameter in model.parameters()]

Right result: [True, True, True, True, True, True]
This answer: [False, False, True, True, True, True]
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    @torch.no_grad()
    def read(self, images):
        return self.fc1(images.flatten(1))

    def forward(self, images):
        h = torch.relu(self.read(images))
        return self.fc3(torch.relu(self.fc2(h)))
