"""Leaves the choice to scikit-learn, with a seed that rng draws."""

from sklearn.model_selection import train_test_split as split_list


def train_test(ratings, p, rng):
    seed = int(rng.integers(2**31))
    kept, hidden = split_list(np.argwhere(ratings), test_size=p, random_state=seed)
    parts = []
    for places in (kept, hidden):
        part = np.zeros(ratings.shape)
        part[tuple(places.T)] = ratings[tuple(places.T)]
        parts.append(part)
    return parts
