"""In evaluation mode it gives probabilities.

Against "Again `MLP()` takes no arguments, gives logits".
"""

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10)

    def forward(self, images):
        x = images.flatten(1)
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        x = self.fc3(x)
        return x if self.training else x.softmax(dim=1)
