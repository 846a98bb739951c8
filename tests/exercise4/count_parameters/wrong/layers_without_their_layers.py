"""Loops over the model's children and ignores what is inside them.

Is: one_level_of_layers
"""


def count_parameters(model):
    total = trainable = 0
    for layer in model.children():
        for parameter in layer._parameters.values():
            if parameter is not None:
                total += parameter.numel()
                trainable += parameter.numel() if parameter.requires_grad else 0
    return total, trainable
