"""Writes log(2 pi e) and forgets the root.

Is: forgets_the_one_half
"""

from math import e, log, tau

mean_log_density = lambda D: -D * log(tau * e)
