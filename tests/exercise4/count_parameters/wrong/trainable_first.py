"""Returns the pair in the order of the words trainable, total.

Is: the_two_numbers_swapped
"""


def count_parameters(model):
    sizes = [(p.numel(), p.requires_grad) for p in model.parameters()]
    return sum(n for n, learns in sizes if learns), sum(n for n, _ in sizes)
