"""Takes sizes and flags from the columns of a table, which has none if there is no parameter.

Is: nothing
"""


def count_parameters(model):
    sizes, flags = np.array([(p.numel(), p.requires_grad) for p in model.parameters()]).T
    return int(sizes.sum()), int((sizes * flags).sum())
