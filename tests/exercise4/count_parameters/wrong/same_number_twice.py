"""Returns the total twice.

Is: trainable_equals_total
"""


def count_parameters(model):
    count = 0
    for parameter in model.parameters():
        count += parameter.numel()
    return count, count
