"""Contracts the first axes with torch; is an object that counts its calls."""

import torch


class Predictor:
    calls = 0

    def __call__(self, u, v):
        Predictor.calls += 1
        if u.shape[:1] != v.shape[:1]:
            raise ValueError("torch would raise a RuntimeError")
        return torch.tensordot(torch.tensor(u), torch.tensor(v), dims=([0], [0]))


prediction = Predictor()
