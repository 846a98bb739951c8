"""Lets torch draw, from a seed that rng draws."""


def train_test(ratings, p, rng):
    import torch

    generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
    is_test = torch.rand(ratings.shape, generator=generator) < p
    table = torch.tensor(ratings)
    return torch.where(is_test, 0.0, table), torch.where(is_test, table, 0.0)
