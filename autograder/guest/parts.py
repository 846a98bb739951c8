"""Values that are made of their parts in bytes, and taken apart into them: dates, tensors and random generators."""

from __future__ import annotations

import datetime
from typing import Any

import msgpack
import numpy as np

from autograder.guest.limits import MAX_DEPTH, WireError
from autograder.guest.sentences import say


def typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError(say("wire.data-of-another-form-than-this-wire"))
    return value


def flat(payload: bytes) -> list[Any]:  # the short list inside an extension type; nothing nests there
    return typed(msgpack.unpackb(payload, max_array_len=MAX_DEPTH, max_map_len=0, max_ext_len=0), list)


def parts_of_time(value: Any) -> list[int]:
    """Year and so on of a date: three numbers, or seven with a time of day. Of a time span four, the first is 0."""
    if type(value) is datetime.timedelta:
        return [0, value.days, value.seconds, value.microseconds]
    date = [value.year, value.month, value.day]
    if type(value) is datetime.date:
        return date
    if value.tzinfo is not None:
        raise WireError(say("wire.a-time-with-a-time-zone"))
    return [*date, value.hour, value.minute, value.second, value.microsecond]


def time_of(parts: list[Any]) -> Any:
    numbers = [typed(part, int) for part in parts]
    if len(numbers) == 4:
        return datetime.timedelta(*numbers[1:])
    return datetime.date(*numbers) if len(numbers) == 3 else datetime.datetime(*numbers)


def parts_of_generator(generator: np.random.Generator) -> list[str]:
    """Its state, as hexadecimal numbers."""
    state = generator.bit_generator.state
    if state["bit_generator"] != "PCG64":
        raise WireError(say("wire.a-random-generator-that-is-not-numpy"))
    numbers = [state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]]
    return [f"{number:x}" for number in numbers]


def array_of_tensor(tensor: Any) -> np.ndarray:
    try:
        return tensor.detach().cpu().resolve_conj().resolve_neg().numpy()
    except (TypeError, RuntimeError) as error:  # bfloat16, sparse, quantised
        raise WireError(say("wire.a-tensor-of-dtype-and-layout", dtype=tensor.dtype, layout=tensor.layout)) from error


def tensor_of(array: np.ndarray) -> Any:
    import torch  # the grader may not have needed it so far

    return torch.from_numpy(array)


def generator_of(numbers: list[str]) -> np.random.Generator:
    if [type(number) for number in numbers] != [str] * 4 or any(len(number) > 32 for number in numbers):
        raise WireError(say("wire.a-random-generator-of-another-form-than"))
    state, increment, has_uint32, uinteger = (int(number, 16) for number in numbers)
    if state < 0 or increment < 0 or has_uint32 not in (0, 1) or not 0 <= uinteger < 2**32:
        raise WireError(say("wire.a-random-generator-in-an-impossible-state"))
    bits = np.random.PCG64(state)  # seeded too, so that generators spawned from it are the same in every run
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": increment},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(bits)
