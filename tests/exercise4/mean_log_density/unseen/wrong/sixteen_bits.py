"""D is kept in 16 bits, which overflows from 32768 on.

Shows on: mean_log_density(40000)
"""

def mean_log_density(D):
    dims = np.array(D).astype(np.int16)
    return -0.5 * float(dims) * (1 + np.log(2 * np.pi))
