"""A parameter that two layers share counts twice.

Against "Count the numbers that make up a network".

Disputed: The statement says nothing of parameters that two layers share, and going through modules is a usual way.
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for parameter in module.parameters(recurse=False):
            total += parameter.numel()
            trainable += parameter.numel() * parameter.requires_grad
    return total, trainable
