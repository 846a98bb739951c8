"""Messages say in another context what they said, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.guest import wire
from autograder.guest.messages import Call, Context, Probe, decode_request, encode_request, in_context
from autograder.guest.wire import WireError

FULL = Context("mse", ("mse", "MSE"), ("prediction",), ("iteration",), keeps=True, as_judged=True, seed=7)


@pytest.mark.parametrize(
    "action",
    [
        Call("mse", [np.arange(6.0).reshape(2, 3), {"context": {}}], {"context": [1, None]}, keep=True),
        Call("mse", [], {}),
        Probe("context", {"context": Context.__name__}, ("mse",), {"np": "numpy"}, "class Net: pass"),
    ],
)
@pytest.mark.parametrize("before", [Context(), Context(seed=None), FULL])
@pytest.mark.parametrize("after", [Context(), Context(seed=2**32 - 1), FULL])
def test_a_request_in_another_context_is_as_if_encoded_there(
    action: Call | Probe, before: Context, after: Context
) -> None:
    request = in_context(encode_request(action, before), before, after)
    assert request == encode_request(action, after)
    assert decode_request(request)[1] == after


def test_a_request_that_another_context_makes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    request = encode_request(Call("mse", [], {}), Context())
    monkeypatch.setattr(wire, "MAX_BYTES", len(request))
    assert in_context(request, Context(), Context()) == request
    with pytest.raises(WireError, match="limit"):
        in_context(request, Context(), FULL)
