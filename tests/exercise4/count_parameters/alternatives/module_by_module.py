"""Goes down through the modules by calling itself."""


def count_parameters(model):
    counts = np.zeros(2)
    for parameter in model.parameters(recurse=False):
        counts += parameter.numel() * np.array([1, parameter.requires_grad])
    return counts + sum(count_parameters(layer) for layer in model.children())
