"""Multiplies all matrices before it looks at a picture, which rounds otherwise than three layers do.

Is: relu_missing_everywhere
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(3072, 128), nn.Linear(128, 64), nn.Linear(64, 10)

    def forward(self, x):
        matrix = torch.linalg.multi_dot([self.c.weight, self.b.weight, self.a.weight])
        return nn.functional.linear(x.flatten(1), matrix, self.c(self.b(self.a.bias)))
