"""Has parameters of the right shapes and gives zeros.

Is: nothing
"""


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [(6, 3, 5, 5), 6, (16, 6, 5, 5), 16, (120, 400), 120, (84, 120), 84, (10, 84), 10]
        self.weights = nn.ParameterList([nn.Parameter(torch.zeros(size)) for size in sizes])

    def forward(self, images):
        return torch.zeros(len(images), 10)
