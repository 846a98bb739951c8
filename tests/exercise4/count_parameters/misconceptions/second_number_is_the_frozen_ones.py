"""Gives the frozen ones as the second number instead of the trainable ones.

Costs: 2
Says: each of the two numbers
Hint: The pair is the total and the trainable ones; what is frozen is the difference of the
    two. What should the second number be for a network in which nothing is frozen?
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    frozen = sum(p.numel() for p in model.parameters() if not p.requires_grad)
    return total, frozen
