"""Two np.where over one random mask, each rating drawn on its own."""

def train_test(ratings, p, rng):
    """Split the observed ratings into a training and a test part."""
    goes_to_test = (ratings != 0) & (rng.random(ratings.shape) < p)
    train = np.where(goes_to_test, 0.0, ratings)
    test = np.where(goes_to_test, ratings, 0.0)
    return train, test
