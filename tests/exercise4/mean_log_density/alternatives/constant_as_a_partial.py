"""Is a partial application of multiplication."""

import functools
import operator

mean_log_density = functools.partial(operator.mul, -0.5 * (1 + np.log(2 * np.pi)))
