"""Prints the second number and returns the first.

Is: one_number_only
"""


def count_parameters(model):
    total = nn.utils.parameters_to_vector(model.parameters()).numel()
    print("trainable:", sum(p.numel() for p in model.parameters() if p.requires_grad))
    return total
