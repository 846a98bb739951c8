"""Moves the channels to the end before it flattens, which is not torch's own order.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        x = f.max_pool2d(f.relu(f.conv2d(x, p[0], p[1])), 2)
        x = f.max_pool2d(f.relu(f.conv2d(x, p[2], p[3])), 2).flatten(1)
        return f.linear(f.relu(f.linear(f.relu(f.linear(x, p[4], p[5])), p[6], p[7])), p[8], p[9])

    torch.manual_seed(0)
    model = CNN()

    images = 3 * torch.randn(5, 3, 32, 32)
    for parameter in model.parameters():
        parameter.data *= 3
    result = bool(torch.allclose(model(images), wanted(model, images), rtol=1e-3, atol=1e-3))

Right result: True
This answer: False
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, images):
        x = self.pool(torch.relu(self.conv1(images)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = x.permute(0, 2, 3, 1).reshape(-1, 5 * 5 * 16)
        x = torch.relu(self.fc1(x))
        return self.fc3(torch.relu(self.fc2(x)))
