"""Solves one row by a partial function that is applied along the axis."""

from functools import partial


def _solve_row(row, fixed, weight):
    seen = row != 0
    return np.linalg.solve(weight * np.eye(len(fixed)) + (fixed * seen) @ fixed.T, fixed @ row)


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns")
    return np.apply_along_axis(partial(_solve_row, fixed=fixed, weight=weight), 1, ratings).T
