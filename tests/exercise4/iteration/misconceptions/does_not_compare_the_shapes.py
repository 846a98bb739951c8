"""Does not check that fixed and ratings have the same number of columns.

Costs: 1
Says: ValueError
Hint: A table of other columns than the factors is a mistake of the caller, and an answer for the
    columns that happen to fit hides it. Compare the two numbers of columns first and say what is
    wrong.
"""


def iteration(fixed, ratings, weight):
    result = []
    for row in ratings:
        left, right = weight * np.eye(len(fixed)), np.zeros(len(fixed))
        for f, r in zip(fixed.T, row):
            if r != 0:
                left += np.outer(f, f)
                right += r * f
        result.append(np.linalg.solve(left, right))
    return np.array(result).T
