"""Subclasses nn.Sequential beside nn.Module and adds the layers in a loop."""

class MLP(nn.Sequential):
    def __init__(self):
        super().__init__()
        widths = (3072, 128, 64, 10)
        self.add_module("flatten", nn.Flatten())
        for number in range(1, 4):
            self.add_module(f"linear{number}", nn.Linear(widths[number - 1], widths[number]))
            if number != 3:
                self.add_module(f"relu{number}", nn.ReLU())
