"""Uses functional dropout without `training=self.training`, which drops in evaluation mode, too.

    torch.manual_seed(0)
    model, images = MLP().eval(), torch.rand(2, 3, 32, 32)
    torch.equal(model(images), model(images))

Right result: True
This answer: False
"""

import torch.nn.functional as F


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3072, 128)
        self.fc2 = nn.Linear(128, 64)
        self.fc3 = nn.Linear(64, 10)

    def forward(self, images):
        x = images.view(images.size(0), -1)
        x = F.dropout(F.relu(self.fc1(x)), 0.2)
        x = F.relu(self.fc2(x))
        return self.fc3(x)
