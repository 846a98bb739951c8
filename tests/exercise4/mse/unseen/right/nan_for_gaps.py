"""Nan for gaps."""

def mse(real, predicted):
    errors = np.where(real == 0, np.nan, np.subtract(real, predicted))
    if np.isnan(errors).all():
        raise ValueError("the table is empty")
    return np.nanmean(np.square(errors))
