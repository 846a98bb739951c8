"""Gives logits while it learns, and probabilities in evaluation mode.

    torch.manual_seed(0)
    model = MLP().eval()
    round(model(torch.rand(1, 3, 32, 32)).sum().item(), 3) == 1

Right result: False
This answer: True
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3072, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        x = torch.flatten(images, 1)
        x = nn.functional.relu(self.fc1(x))
        x = nn.functional.relu(self.fc2(x))
        x = self.fc3(x)
        if not self.training:
            x = torch.softmax(x, dim=1)
        return x
