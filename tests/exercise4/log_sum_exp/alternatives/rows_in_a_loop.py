"""Flattens to rows, fills an array in a loop and puts the shape back."""


def log_sum_exp(logp):
    rows = np.reshape(logp, (-1, np.shape(logp)[-1]))
    out = np.empty(len(rows))
    for i, row in enumerate(rows):
        possible = row[row > -np.inf]
        if possible.size == 0:
            out[i] = -np.inf
        else:
            out[i] = possible.max() + np.log(np.exp(possible - possible.max()).sum())
    return out.reshape(np.shape(logp)[:-1])
