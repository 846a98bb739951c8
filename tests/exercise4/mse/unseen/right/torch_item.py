"""torch in float64, .item() at the end."""

def mse(real, predicted):
    import torch

    r, p = torch.tensor(real, dtype=torch.float64), torch.tensor(predicted, dtype=torch.float64)
    mask = r != 0
    if mask.sum() == 0:
        raise ValueError("mse of nothing")
    return torch.nn.functional.mse_loss(p[mask], r[mask]).item()
