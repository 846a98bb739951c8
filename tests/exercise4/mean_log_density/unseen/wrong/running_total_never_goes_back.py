"""Keeps a running sum between calls to save time, and gives the old sum for a smaller D.

    mean_log_density(10)
    mean_log_density(2)

Right result: np.float64(-2.8378770664093453)
This answer: np.float64(-14.189385332046724)
"""

_so_far = [0, 0.0]  # dimensions, sum


def mean_log_density(D):
    while _so_far[0] < D:
        _so_far[0] += 1
        _so_far[1] += -0.5 * (1 + np.log(2 * np.pi))
    return _so_far[1]
