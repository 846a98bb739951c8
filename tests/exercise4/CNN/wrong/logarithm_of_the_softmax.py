"""Takes the logarithm of the softmax.

Is: log_softmax_at_the_end
"""

import torch.nn.functional as F


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.f1, self.f2, self.f3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.c2(F.max_pool2d(F.relu(self.c1(x)), 2))), 2)
        x = F.relu(self.f2(F.relu(self.f1(x.flatten(1)))))
        return torch.log(F.softmax(self.f3(x), dim=1))
