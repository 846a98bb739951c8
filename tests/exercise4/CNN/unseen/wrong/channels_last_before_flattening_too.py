"""Moves the channels to the end before it flattens, which is not torch's own order.

    torch.manual_seed(0)
    model = CNN()
    images = torch.rand(1, 3, 32, 32)
    p = {tuple(q.shape): q for q in model.parameters()}
    f = nn.functional
    x = f.max_pool2d(f.conv2d(images, p[6, 3, 5, 5], p[6,]).relu(), 2)
    x = f.max_pool2d(f.conv2d(x, p[16, 6, 5, 5], p[16,]).relu(), 2).flatten(1)
    x = f.linear(f.linear(x, p[120, 400], p[120,]).relu(), p[84, 120], p[84,]).relu()
    torch.allclose(model(images), f.linear(x, p[10, 84], p[10,]), atol=1e-5)

Right result: True
This answer: False
"""

class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        self.relu = nn.ReLU()

    def forward(self, images):
        x = self.pool(self.relu(self.conv1(images)))
        x = self.pool(self.relu(self.conv2(x)))
        x = x.permute(0, 2, 3, 1).reshape(-1, 400)
        x = self.relu(self.fc1(x))
        x = self.relu(self.fc2(x))
        return self.fc3(x)
