"""The sizes are kept by the last part of the name, so of all layers' "weight" only the last is left.

Against "counts the parameters of any network".
"""

def count_parameters(model):
    sizes, free = {}, {}
    for name, parameter in model.named_parameters():
        kind = name.split(".")[-1]
        sizes[kind] = parameter.numel()
        free[kind] = parameter.numel() if parameter.requires_grad else 0
    return sum(sizes.values()), sum(free.values())
