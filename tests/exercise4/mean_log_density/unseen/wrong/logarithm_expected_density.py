"""The logarithm of the expected density, -D/2 log(4 pi).

Shown by: mean_log_density(1) gives -1.2655121234846454 instead of -1.4189385332046727.
"""

def mean_log_density(D):
    return -0.5 * D * np.log(4 * np.pi)
