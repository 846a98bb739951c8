"""Counts a copy of the model and freezes it afterwards, which the caller does not notice."""


def count_parameters(model):
    twin = copy.deepcopy(model)
    trainable = int(np.sum([p.numel() for p in twin.parameters() if p.requires_grad]))
    total = int(np.sum([p.numel() for p in twin.requires_grad_(False).parameters()]))
    return np.int32(total), np.int32(trainable)
