"""Replaces zeros by nan in both tables.

Is: drops_predictions_of_zero
"""


def mse(real, predicted):
    if not np.any(real):
        raise ValueError("nothing observed")
    real, predicted = pd.DataFrame(real).replace(0, np.nan), pd.DataFrame(predicted).replace(0, np.nan)
    return np.nanmean(((real - predicted) ** 2).to_numpy())
