"""Log E[p(x)] = -D/2 log(4 pi).

Against "this is the expectation of the logarithm, not the logarithm of an expectation".
"""

def mean_log_density(D):
    return -0.5 * D * np.log(4 * np.pi)
