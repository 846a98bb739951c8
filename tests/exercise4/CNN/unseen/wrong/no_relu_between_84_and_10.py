"""No ReLU after the layer of 84.

Shows on random images: the last two layers are one linear map.
"""
from collections import OrderedDict


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = nn.Sequential(OrderedDict(
            c1=nn.Conv2d(3, 6, 5), r1=nn.ReLU(), p1=nn.MaxPool2d(2),
            c2=nn.Conv2d(6, 16, 5), r2=nn.ReLU(), p2=nn.MaxPool2d(2),
            flat=nn.Flatten(),
            l1=nn.Linear(400, 120), r3=nn.ReLU(),
            l2=nn.Linear(120, 84),
            l3=nn.Linear(84, 10),
        ))

    def forward(self, images):
        return self.model(images)
