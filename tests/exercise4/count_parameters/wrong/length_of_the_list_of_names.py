"""Takes the number of named parameters for their size.

Is: counts_tensors
"""


def count_parameters(model):
    named = dict(model.named_parameters())
    frozen = [name for name, p in named.items() if not p.requires_grad]
    return len(named), len(named) - len(frozen)
