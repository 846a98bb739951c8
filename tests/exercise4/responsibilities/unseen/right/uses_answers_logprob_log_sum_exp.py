"""Uses the answers logprob and log_sum_exp of the notebook.
"""

def responsibilities(x, clusters):
    terms = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    return np.exp(terms - np.expand_dims(log_sum_exp(terms), -1))
