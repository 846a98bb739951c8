"""Adds each module's own parameters, and remembers which it has seen."""

def count_parameters(model):
    seen, total, trainable = set(), 0, 0
    for module in model.modules():
        for parameter in module._parameters.values():
            if parameter is not None and id(parameter) not in seen:
                seen.add(id(parameter))
                total += parameter.nelement()
                trainable += parameter.nelement() if parameter.requires_grad else 0
    return total, trainable
