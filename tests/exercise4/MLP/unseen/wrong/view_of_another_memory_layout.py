"""Flattens with view, which raises RuntimeError for pictures that lie in memory with the channels last.

    def wanted(model, x):  # the table, with the model's own parameters
        p, f = list(model.parameters()), nn.functional
        return f.linear(f.relu(f.linear(f.relu(f.linear(x.flatten(1), p[0], p[1])), p[2], p[3])), p[4], p[5])

    torch.manual_seed(0)
    model = MLP()
    images = 3 * torch.randn(5, 3, 32, 32)

    result = tuple(model(images.contiguous(memory_format=torch.channels_last)).shape)

Right result: (5, 10)
This answer: RuntimeError: view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) inst

Disputed: the statement does not say how pictures may lie in memory, and view(-1, 3072) is what tutorials of PyTorch
write; Batches and pictures() give none that it refuses.
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3 * 32 * 32, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        x = images.view(-1, 3072)
        x = self.fc1(x).relu()
        x = self.fc2(x).relu()
        return self.fc3(x)
