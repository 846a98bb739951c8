"""Layers are registered from the last to the first, so parameters() starts with the output layer."""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(84, 10)
        self.hidden2 = nn.Linear(120, 84)
        self.hidden1 = nn.Linear(400, 120)
        self.second = nn.Conv2d(6, 16, kernel_size=5)
        self.first = nn.Conv2d(3, 6, kernel_size=5)

    def forward(self, images):
        maps = nn.functional.max_pool2d(torch.relu(self.first(images)), 2)
        maps = nn.functional.max_pool2d(torch.relu(self.second(maps)), 2)
        h = torch.relu(self.hidden1(torch.flatten(maps, start_dim=1)))
        h = torch.relu(self.hidden2(h))
        return self.out(h)
