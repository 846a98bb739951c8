"""Uses the plain formula wherever it is finite, though it has lost digits there too.

Costs: 1.5
Says: log_sum_exp
Hint: Just before it underflows, exp keeps one or two digits, so a finite result need not be a right
    one. Subtracting the maximum is right everywhere: no second formula is needed.
"""


def log_sum_exp(logp):
    with np.errstate(all="ignore"):
        plain = np.log(np.exp(logp).sum(axis=-1))
        largest = np.max(logp, axis=-1, keepdims=True)
        shift = np.where(np.isfinite(largest), largest, 0.0)
        stable = shift[..., 0] + np.log(np.exp(logp - shift).sum(axis=-1))
    return np.where(np.isfinite(plain), plain, stable)
