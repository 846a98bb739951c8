"""torch with a check of its own."""

def prediction(u, v):
    import torch

    a, b = torch.from_numpy(np.array(u, dtype=float)), torch.from_numpy(np.array(v, dtype=float))
    if a.size(0) != b.size(0):
        raise ValueError("rows differ")
    return torch.mm(a.t(), b).numpy()
