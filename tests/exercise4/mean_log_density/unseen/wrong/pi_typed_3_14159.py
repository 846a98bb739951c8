"""Pi is typed in as 3.14159, which is off by 0.42 nat at D = 1,000,000.

Shown by: mean_log_density(1_000_000) gives -1418938.1108725618 instead of -1418938.5332046726.
"""

import math

def mean_log_density(D):
    return -D / 2 * (1 + math.log(2 * 3.14159))
