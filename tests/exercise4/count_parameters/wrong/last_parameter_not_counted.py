"""Stops before the last parameter.

Is: nothing
"""


def count_parameters(model):
    parameters = list(model.parameters())
    total = trainable = 0
    for i in range(len(parameters) - 1):
        total += parameters[i].numel()
        if parameters[i].requires_grad:
            trainable += parameters[i].numel()
    return total, trainable
