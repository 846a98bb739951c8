"""Copies every parameter to NumPy and counts elements, as floats, with prints."""


def count_parameters(model):
    total = trainable = 0.0
    for name, parameter in model.named_parameters():
        size = np.size(parameter.detach().numpy())
        print(f"{name:30} {size:10,} {'' if parameter.requires_grad else 'frozen'}")
        total += size
        trainable += size if parameter.requires_grad else 0
    return [total, trainable]
