"""Counts the tensors instead of the numbers in them.

Costs: 2
Says: [6, 6]
Hint: A linear layer from 3 to 2 has two tensors, but eight numbers that can be learnt. How
    many numbers does a tensor of shape (2, 3) hold?
"""


def count_parameters(model):
    parameters = list(model.parameters())
    return len(parameters), len([p for p in parameters if p.requires_grad])
