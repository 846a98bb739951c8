"""Takes everything for trainable while the model is in training mode.

Is: trainable_equals_total
"""


def count_parameters(model):
    total = nn.utils.parameters_to_vector(model.parameters()).numel()
    return total, total if model.training else 0
