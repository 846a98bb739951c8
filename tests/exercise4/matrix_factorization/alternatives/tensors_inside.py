"""Computes in float64 tensors, from a seed that rng draws; needs no earlier function."""

import torch


def matrix_factorization(train, test, K, weight, iterations, rng):
    generator = torch.Generator().manual_seed(int(rng.integers(2**40)))
    parts = [torch.tensor(part) for part in (train, test)]
    seen = [(part != 0).double() for part in parts]
    eye = weight * torch.eye(K, dtype=torch.float64)

    def best(fixed, table, mask):
        left = torch.einsum("nm,im,jm->nij", mask, fixed, fixed) + eye
        return torch.linalg.solve(left, table @ fixed.T).T

    v = torch.randn(K, train.shape[1], generator=generator, dtype=torch.float64)
    errors = torch.zeros(2, iterations, dtype=torch.float64)
    for i in range(iterations):
        u = best(v, parts[0], seen[0])
        v = best(u, parts[0].T, seen[0].T)
        for j in range(2):
            errors[j, i] = (seen[j] * (parts[j] - u.T @ v)).square().sum() / seen[j].sum()
    return u, v, errors[0], errors[1].tolist()
