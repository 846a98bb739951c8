"""Takes the logarithm of the density in a loop that a single number does not allow.

Is: takes_the_log_of_the_density, loops_over_a_single_number
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    result = []
    for point in x:
        density = np.exp(-0.5 * ((point - mu) / sig) ** 2) / (sig * np.sqrt(2 * np.pi))
        result.append(np.log(pi * density))
    return np.array(result)
