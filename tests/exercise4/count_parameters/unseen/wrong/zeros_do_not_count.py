"""Counts the numbers that are not zero, so a bias that starts at zero does not count.

    layer = nn.Linear(3, 2)
    nn.init.zeros_(layer.bias)
    result = count_parameters(layer)

Right result: (8, 8)
This answer: (6, 6)
"""

def count_parameters(model):
    total = sum(int(torch.count_nonzero(p)) for p in model.parameters())
    trainable = sum(int(torch.count_nonzero(p)) for p in model.parameters() if p.requires_grad)
    return total, trainable
