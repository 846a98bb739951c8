"""Draws from Python's own random module.

Is: ignores_rng
"""

import random


def train_test(ratings, p, rng):
    test = np.array([[r if random.random() < p else 0.0 for r in row] for row in ratings])
    return ratings - test, test
