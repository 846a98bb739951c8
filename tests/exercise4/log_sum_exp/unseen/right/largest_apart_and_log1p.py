"""Takes one largest term of each row out of the sum and uses log1p of the others."""

def log_sum_exp(logp):
    order = np.sort(logp, axis=-1)
    largest = order[..., -1]
    safe = np.where(largest == -np.inf, 0.0, largest)
    others = np.exp(order[..., :-1] - safe[..., None]).sum(axis=-1)
    return np.where(largest == -np.inf, -np.inf, safe + np.log1p(others))
