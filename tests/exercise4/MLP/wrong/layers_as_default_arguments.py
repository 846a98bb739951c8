"""Makes the layers as default values of arguments, which are made once.

Is: one_network_for_all_calls
"""


class MLP(nn.Module):
    def __init__(self, first=nn.Linear(3072, 128), second=nn.Linear(128, 64), last=nn.Linear(64, 10)):
        super().__init__()
        self.first, self.second, self.last = first, second, last

    def forward(self, x):
        return self.last(self.second(self.first(x.flatten(1)).relu()).relu())
