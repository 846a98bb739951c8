"""A negative entry of `real` is taken for a gap.

Against Omega = {(n, m) : r_nm != 0} ("Whatever is not 0 counts as a rating").

Disputed: The statement says that the worst rating is 1 and that a zero is missing, so no table has ratings below 0,
  and a right answer may ask for what is above 0.
"""

def mse(real, predicted):
    observed = real > 0
    if observed.sum() == 0:
        raise ValueError("nothing observed")
    return ((real - predicted)[observed] ** 2).mean()
