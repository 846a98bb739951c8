"""Gives the two numbers in the wrong order, the total second.

Costs: 1
Says: each of the two numbers
Hint: Both numbers are right, but in the wrong places. Which of them can never be smaller than
    the other?
"""


def count_parameters(model):
    trainable, total = 0, 0
    for p in model.parameters():
        total += p.numel()
        if p.requires_grad:
            trainable += p.numel()
    return trainable, total
