"""A mutable default remembers the longest run and gives its last value to a smaller D.

Shown by: mean_log_density(2) after mean_log_density(100) gives -141.89385332046726 instead of
-2.8378770664093453.
"""

def mean_log_density(D, known=[0.0]):
    step = -0.5 * (1 + np.log(2 * np.pi))
    while len(known) <= D:
        known.append(len(known) * step)
    return float(known[-1])
