"""One over the sum of the odds against each cluster, pair by pair.
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=np.float64)
    result = np.empty(x.shape + (len(clusters),))
    with np.errstate(over="ignore"):  # e^large = inf, and 1 / inf = 0 is what is wanted
        for c, (mu, sig, pi) in enumerate(clusters):
            if pi == 0:
                result[..., c] = 0.0
                continue
            against = np.zeros(x.shape)
            for other_mu, other_sig, other_pi in clusters:
                if other_pi == 0:
                    continue
                lead = np.log(other_pi / pi) - np.log(other_sig / sig)
                lead = lead + 0.5 * (((x - mu) / sig) ** 2 - ((x - other_mu) / other_sig) ** 2)
                against = against + np.exp(lead)
            result[..., c] = 1 / against
    return result
