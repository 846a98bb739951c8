"""Takes a parameter for trainable if it has a gradient already.

Costs: 2
Says: each of the two numbers
Hint: A gradient is there only after a backward pass, so before the first one nothing would be trainable. What tells
    beforehand whether a parameter will get one?
"""


def count_parameters(model):
    parameters = list(model.parameters())
    return sum(p.numel() for p in parameters), sum(p.numel() for p in parameters if p.grad is not None)
