"""Types pi in with 5 decimals, so all but 6 digits are wrong: at a million dimensions it is off by 0.4 nat.

Shows on: mean_log_density(1000000)
"""

def mean_log_density(D):
    import math

    PI = 3.14159
    return -(D / 2) * (1 + math.log(2 * PI))
