"""Goes through the terms once and rescales the sum whenever a larger one comes."""


def log_sum_exp(logp):
    terms = np.moveaxis(logp, -1, 0)
    largest = np.full(terms.shape[1:], -1e300)  # below all that is finite
    total = np.zeros(terms.shape[1:])
    for term in terms:
        new = np.maximum(largest, term)
        total = total * np.exp(largest - new) + np.exp(term - new)
        largest = new
    return largest + np.log(total)
