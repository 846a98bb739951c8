"""Adds dropout before the last layer, so in training mode the logits are random.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        x = f.max_pool2d(f.relu(f.conv2d(x, p[0], p[1])), 2)
        x = f.max_pool2d(f.relu(f.conv2d(x, p[2], p[3])), 2).flatten(1)
        return f.linear(f.relu(f.linear(f.relu(f.linear(x, p[4], p[5])), p[6], p[7])), p[8], p[9])

    torch.manual_seed(0)
    model = CNN()

    images = torch.randn(5, 3, 32, 32)
    result = bool(torch.allclose(model(images), model(images)))

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
        self.dropout = nn.Dropout(0.25)

    def forward(self, images):
        x = self.pool(torch.relu(self.conv1(images)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = torch.relu(self.fc1(torch.flatten(x, start_dim=1)))
        x = self.dropout(torch.relu(self.fc2(x)))
        return self.fc3(x)
