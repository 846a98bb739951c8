"""numpy.ma: masked where real is 0."""

def mse(real, predicted):
    """MSE with a masked array."""
    masked_real = np.ma.masked_equal(real, 0)
    if masked_real.count() == 0:
        raise ValueError("real has no observed entries")
    error = np.ma.array(predicted, mask=np.ma.getmaskarray(masked_real)) - masked_real
    return float((error * error).mean())
