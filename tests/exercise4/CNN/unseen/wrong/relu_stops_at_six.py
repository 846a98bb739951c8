"""Uses ReLU6, which cuts off activations above 6.

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
        self.features = nn.Sequential(
            nn.Conv2d(3, 6, kernel_size=5), nn.ReLU6(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, kernel_size=5), nn.ReLU6(), nn.MaxPool2d(2),
        )
        self.classifier = nn.Sequential(
            nn.Flatten(), nn.Linear(16 * 5 * 5, 120), nn.ReLU6(), nn.Linear(120, 84), nn.ReLU6(), nn.Linear(84, 10)
        )

    def forward(self, images):
        return self.classifier(self.features(images))
