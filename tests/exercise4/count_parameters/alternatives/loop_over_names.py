"""A loop over named parameters that gives a list."""


def count_parameters(model):
    counts = [0, 0]
    for _, parameter in model.named_parameters():
        counts[0] += torch.numel(parameter)
        counts[1] += torch.numel(parameter) * parameter.requires_grad
    return counts
