"""Uses functional dropout without training=self.training, so the logits are random in every mode.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        return f.linear(f.relu(f.linear(f.relu(f.linear(x.flatten(1), p[0], p[1])), p[2], p[3])), p[4], p[5])

    torch.manual_seed(0)
    model = MLP()
    images = 3 * torch.randn(5, 3, 32, 32)

    model.eval()
    result = bool(torch.allclose(model(images), model(images)))

Right result: True
This answer: False
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        x = torch.flatten(images, 1)
        x = nn.functional.relu(self.fc1(x))
        x = nn.functional.dropout(nn.functional.relu(self.fc2(x)), p=0.1)
        return self.fc3(x)
