"""Module by module."""

def count_parameters(model):
    seen, counts = set(), {True: 0, False: 0}
    for module in model.modules():
        for parameter in module.parameters(recurse=False):
            if id(parameter) not in seen:  # two layers may share one
                seen.add(id(parameter))
                counts[parameter.requires_grad] += parameter.nelement()
    return counts[True] + counts[False], counts[True]
