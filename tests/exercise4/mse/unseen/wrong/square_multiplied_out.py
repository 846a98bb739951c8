"""Multiplies the square out, so for large and nearly equal numbers all digits cancel.

    result = mse(np.array([[1e8 + 1]]), np.array([[1e8]]))

Right result: 1
This answer: 0

Disputed: the statement has ratings from 1 to 5 and does not say how exact the error of a nearly exact guess must
be; on these, the square multiplied out is right to 1e-14.
"""

def mse(real, predicted):
    r = real[real != 0]
    q = predicted[real != 0]
    if r.size == 0:
        raise ValueError("nothing observed")
    return (r @ r - 2 * (r @ q) + q @ q) / r.size
