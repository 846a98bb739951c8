"""Has parameters of the right shapes and gives zeros.

Is: nothing
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [(128, 3072), 128, (64, 128), 64, (10, 64), 10]
        self.weights = nn.ParameterList([nn.Parameter(torch.zeros(size)) for size in sizes])

    def forward(self, images):
        return torch.zeros(len(images), 10)
