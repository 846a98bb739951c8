"""Tries to count the gradients.

Is: asks_whether_there_is_a_gradient
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        total += p.numel()
        try:
            trainable += p.grad.numel()
        except AttributeError:
            pass
    return total, trainable
