"""Divides exponentials by their sum over the batch.

Is: softmax_over_the_pictures
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(3072, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 10))

    def forward(self, x):
        e = torch.exp(self.net(x.flatten(1)))
        return e / e.sum(0)
