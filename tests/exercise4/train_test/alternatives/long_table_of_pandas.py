"""Samples rows of a long pandas table and writes them back."""


def train_test(ratings, p, rng):
    long = pd.DataFrame(ratings).stack()
    long = long[long != 0]
    hidden = long.sample(frac=p, random_state=rng)
    test = pd.DataFrame(0.0, index=range(len(ratings)), columns=range(ratings.shape[1]))
    for (user, item), rating in hidden.items():
        test.at[user, item] = rating
    return pd.DataFrame(ratings) - test, test
