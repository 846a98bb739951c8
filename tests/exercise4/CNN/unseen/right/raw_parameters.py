"""Weights are nn.Parameter made by hand, layers are functional calls; initialised like torch's own."""
import math


class CNN(nn.Module):
    def __init__(self):
        super().__init__()
        shapes = {"k1": (6, 3, 5, 5), "k2": (16, 6, 5, 5), "w1": (120, 400), "w2": (84, 120), "w3": (10, 84)}
        for name, shape in shapes.items():
            bound = 1 / math.sqrt(math.prod(shape[1:]))
            setattr(self, name, nn.Parameter(torch.empty(shape).uniform_(-bound, bound)))
            setattr(self, name + "_bias", nn.Parameter(torch.empty(shape[0]).uniform_(-bound, bound)))

    def forward(self, images):
        f = nn.functional
        a = f.max_pool2d(f.relu(f.conv2d(images, self.k1, self.k1_bias)), 2)
        b = f.max_pool2d(f.relu(f.conv2d(a, self.k2, self.k2_bias)), 2)
        c = f.relu(f.linear(b.flatten(1), self.w1, self.w1_bias))
        d = f.relu(f.linear(c, self.w2, self.w2_bias))
        return f.linear(d, self.w3, self.w3_bias)
