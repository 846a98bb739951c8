"""Sums the rows (number, number if trainable) of a NumPy array."""

def count_parameters(model):
    rows = [(len(p.detach().reshape(-1)),) * 2 if p.requires_grad else (p.numel(), 0) for p in model.parameters()]
    total, trainable = np.array(rows, dtype=np.int64).reshape(-1, 2).sum(axis=0)
    return int(total), int(trainable)
