"""The public checks of `log_sum_exp`."""

import numpy as np


def check(calling, log_sum_exp):
    easy = calling(log_sum_exp, np.log([0.1, 0.2, 0.3]))
    easy.shown_as("log_sum_exp(np.log([0.1, 0.2, 0.3]))").gives(-0.5108256)
    calling(log_sum_exp, np.array([-1000.0, -1001.0, -1002.0])).gives(
        -999.5923940, look="the common factor, which is taken out first and put back at the end"
    )
    rows = np.array([[1000.0, 1000.0], [-1000.0, -1000.0], [0.0, -np.inf]])
    calling(log_sum_exp, rows).gives(
        [1000.6931472, -999.3068528, 0.0], look="the largest element, which each row has of its own"
    )
    calling(log_sum_exp, np.array([[-np.inf, -np.inf]])).gives(
        [-np.inf], look="a row in which all terms are impossible"
    )
