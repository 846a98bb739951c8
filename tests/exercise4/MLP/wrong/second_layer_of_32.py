"""Makes the second layer 32 wide, by hand.

Is: a_layer_of_the_wrong_width
"""


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.biases = nn.ParameterList([torch.zeros(10), torch.zeros(32), torch.zeros(128)])
        self.matrices = nn.ParameterList([torch.randn(10, 32), torch.randn(32, 128), torch.randn(128, 3072) / 50])

    def forward(self, x):
        h = x.flatten(1)
        for k in (2, 1, 0):
            h = h @ self.matrices[k].T + self.biases[k]
            h = h.relu() if k else h
        return h
