"""Shapes and names."""

def count_parameters(model):
    total = frozen = 0
    for _name, parameter in model.named_parameters():
        size = int(np.prod(parameter.shape))
        total += size
        frozen += size if not parameter.requires_grad else 0
    return (total, total - frozen)
