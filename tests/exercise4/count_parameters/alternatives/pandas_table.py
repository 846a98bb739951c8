"""Makes a pandas table of the parameters and adds its columns up."""

import pandas as pd


def count_parameters(model):
    rows = [(name, p.numel(), p.numel() * int(p.requires_grad)) for name, p in model.named_parameters()]
    return pd.DataFrame(rows, columns=["name", "total", "trainable"]).set_index("name").sum()
