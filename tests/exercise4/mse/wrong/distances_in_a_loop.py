"""Adds up distances in a loop.

Is: absolute_error
"""


def mse(real, predicted):
    total, number = 0, 0
    for place, rating in np.ndenumerate(real):
        if rating:
            total, number = total + max(rating - predicted[place], predicted[place] - rating), number + 1
    if number == 0:
        raise ValueError("no ratings")
    return total / number
