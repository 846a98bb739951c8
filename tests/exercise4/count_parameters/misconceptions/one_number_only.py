"""Gives the total alone and leaves out the second number.

Costs: 2
Says: a single number
Hint: Two numbers are asked for, and they are different as soon as something is frozen. Which question does the second
    one answer?
"""


def count_parameters(model):
    return sum(p.numel() for p in model.parameters())
