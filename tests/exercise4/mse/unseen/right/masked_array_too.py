"""Hides the missing ratings in a masked array and lets it average."""

def mse(real, predicted):
    r = np.ma.masked_equal(real, 0)
    if r.count() == 0:
        raise ValueError("mse: all ratings are missing")
    squared = (r - predicted) ** 2
    return squared.sum() / squared.count()
