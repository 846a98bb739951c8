"""Goes through x in a loop, which a single number does not allow.

Costs: 1
Says: TypeError
Hint: A single number has no elements to go through, and the statement allows one. Work on all points at
    once, or treat the single number as a case of its own.
"""


def responsibilities(x, clusters):
    rows = []
    for point in x:
        logp = np.array([logprob(point, mu, sig, pi) for mu, sig, pi in clusters])
        rows.append(np.exp(logp - log_sum_exp(logp)))
    return np.array(rows)
