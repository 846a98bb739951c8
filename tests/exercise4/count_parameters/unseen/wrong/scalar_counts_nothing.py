"""A parameter without axes, such as a learnt factor, counts as 0 numbers.

Shows for a module with self.scale = nn.Parameter(torch.tensor(1.0)): (0, 0) in place of (1, 1).
"""


def count_parameters(model):
    def size(tensor):
        shape = list(tensor.shape)
        if not shape:
            return 0
        product = 1
        for length in shape:
            product *= length
        return product

    total = sum(map(size, model.parameters()))
    trainable = sum(size(p) for p in model.parameters() if p.requires_grad)
    return total, trainable
