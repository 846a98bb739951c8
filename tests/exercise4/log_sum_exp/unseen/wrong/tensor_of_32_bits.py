"""Lets torch do it, but makes the tensor by torch.Tensor, which has 32 bits.

    log_sum_exp(np.array([-9999.8765, -9999.1234])) + 9999

Right result: np.float64(0.2624775066797156)
This answer: np.float64(0.2626953125)
"""

import torch


def log_sum_exp(logp):
    result = torch.logsumexp(torch.Tensor(logp), dim=-1)
    return result.numpy().astype(np.float64)[()]
