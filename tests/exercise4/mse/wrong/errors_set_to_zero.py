"""Sets the errors of the gaps to zero and averages them as well.

Is: divides_by_all_places
"""

import torch


def mse(real, predicted):
    errors = torch.tensor(real - predicted)
    errors[torch.tensor(real == 0)] = 0.0
    return errors.square().mean()
