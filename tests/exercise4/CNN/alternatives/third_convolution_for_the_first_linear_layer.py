"""Writes the first linear layer as a convolution that sees all 5 x 5 pixels, as the first networks of this form did."""


class CNN(nn.Sequential):
    def __init__(self):
        super().__init__()
        for depth, (n_in, n_out) in enumerate([(3, 6), (6, 16), (16, 120)]):
            self.add_module(f"conv{depth}", nn.Conv2d(n_in, n_out, 5))
            self.add_module(f"relu{depth}", nn.ReLU())
            if depth < 2:
                self.add_module(f"pool{depth}", nn.MaxPool2d(2))
        self.append(nn.Flatten()).append(nn.Linear(120, 84)).append(nn.ReLU()).append(nn.Linear(84, 10))
