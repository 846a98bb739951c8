"""Whatever a student's function gave as plain values, which can be compared; and exceptions in a line. Nothing raises.

Hidden tests get plain values by way of the wire. Here the objects themselves are there, which may say and do anything
when they are looked at.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections import deque
from dataclasses import replace
from typing import Any

import numpy as np

from visible_checks import comparing
from visible_checks.comparing import Difference
from visible_checks.describing import describe, kind_of
from visible_checks.patterns import NAMES
from visible_checks.kinds import as_key, dense, fields_of, is_of_pandas, is_table
from visible_checks.sentences import say

LONGEST = 200  # characters of one value
MAX_ITEMS = 100_000  # that are taken from a list, or from an iterator, which may be without end
_MAX_DEPTH = 20
_MAX_DENSE = 64 * 2**20  # bytes of the array that a sparse matrix stands for
_SCALARS = (bool, int, float, complex, str, bytes, datetime.date, datetime.datetime, datetime.timedelta)

#: Differences of numbers in the right form: to these, what the author says to look at adds something.
_OF_VALUES = (
    *("", "infinity", "precision", "sign", "transposed", "constant", "factor", "repeated", "rounded", "ratio"),
    *NAMES,
)


class _Strange(Exception):
    """A value that is not plain, nor can be made so."""


def difference(got: Any, wanted: Any, *, rtol: float, atol: float) -> Difference | None:
    """The most basic difference, as in hidden tests; None if they agree.

    Two shapes are compared as a whole, and so is what is not plain: a dtype, say.
    """
    if not (_is_shape(got) and _is_shape(wanted)):
        try:
            found = comparing.difference(plain(got), _plain(wanted, 0, [MAX_ITEMS]), rtol=rtol, atol=atol)
        except BaseException:
            found = _of_wholes(got, wanted)
    else:
        found = _of_wholes(got, wanted)
    if found is None:
        return None
    if found.place is None and not is_table(wanted):  # another form: the values themselves say more, if short
        whole = shown(got), shown(wanted)
        if whole[0] != whole[1] and max(map(len, whole)) < LONGEST:
            return replace(found, got=whole[0], wanted=whole[1])
    return replace(found, got=cut(one_line(found.got)), wanted=cut(one_line(found.wanted)))


def look_at(found: Difference, got: Any, wanted: Any, look: str, *, of_part: bool = False) -> str:
    """What to look at: where values differ, behind what the author says of that; a plainer fault goes without.

    The author knows best what a part of the result is.
    """
    if found.place is not None and found.how in _OF_VALUES:
        where = found.look_at
        if not where and found.place:
            where = say("visible_checks.place", place=list(found.place))
        elif not where:
            where = _of_number(got, wanted)
        return f"{look} ({where})" if look and where else look or where or say("visible_checks.value")
    if of_part and look:
        return look
    if found.look_at:
        return found.look_at
    same = isinstance(got, type(wanted)) or (_is_items(got) and _is_items(wanted))
    return look or say("visible_checks.value") if same else look_at_type(got)


def look_at_type(got: Any) -> str:
    return comparing.NOTHING_RETURNED if got is None else say("visible_checks.type", kind=kind_of(got))


def shown(value: Any) -> str:
    """A value in a few words, whatever it is."""
    try:
        return cut(one_line(describe(_plain(value, 0, [MAX_ITEMS]))))
    except BaseException:  # what a value says of itself may be as wrong as the value
        return _text_of(value)


def plain(value: Any) -> Any:
    """The value as plain data; what is not, in it or as a whole, as an object that says of which type it was."""
    try:
        return _plain(value, 0, [MAX_ITEMS])
    except BaseException:
        return _stand_in(value)


def error_text(error: BaseException, longest: int = LONGEST) -> str:
    """An exception as its name and what it says, in one line."""
    said = message_of(error, longest).rstrip(".")
    return kind_of(error) + (f": {said}" if said else "")


def message_of(error: BaseException, longest: int = LONGEST) -> str:
    try:
        return one_line(str(error), longest)
    except BaseException:
        return ""


def one_line(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, in which colours may be hidden."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", str(text[: 4 * longest]))
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return cut(text, longest)


def cut(text: str, longest: int = LONGEST) -> str:
    return text if len(text) <= longest else text[: longest - 4] + " ..."


def _plain(value: Any, depth: int, room: list[int]) -> Any:
    """The value as plain data. Raises if it is not; an item of a container that is not becomes a stand-in."""
    kind = type(value)
    if value is None or kind in _SCALARS:
        return value
    if isinstance(value, set | frozenset):
        _take(value, depth, room)
        return {key if _is_key(key := as_key(item)) else _item(item, depth, room) for item in value}
    if isinstance(value, np.ndarray | np.generic):
        return _plain_array(value, depth, room)
    if hasattr(value, "detach") and hasattr(value, "cpu"):  # a tensor, whether or not torch is installed here
        return _plain_tensor(value.detach().cpu())
    if isinstance(value, dict):
        _take(value, depth, room)
        return {_key(key): _item(item, depth, room) for key, item in value.items()}
    if isinstance(value, list | tuple | range | deque) or kind in (
        type({}.keys()),
        type({}.values()),
        type({}.items()),
    ):
        if isinstance(value, list | range) and len(value) > room[0]:
            return _plain_array(np.asarray(value), depth, [0])
        _take(value, depth, room)
        items = [_item(item, depth, room) for item in value]
        return tuple(items) if isinstance(value, tuple) else items
    bases: tuple[type[Any], ...] = (int, float, complex, str, bytes)
    for base in bases:
        if isinstance(value, base):
            return base(value)
    if isinstance(value, bytearray):
        return bytes(value)
    if is_table(value):
        return value
    if is_of_pandas(value) and hasattr(value, "to_numpy"):  # a time stamp, or an array of pandas
        return _plain(value.to_numpy(), depth, room)
    if type(value).__module__.startswith("scipy.sparse"):
        array = dense(value, _MAX_DENSE)
        if array is None:
            raise _Strange
        return array
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        _take(fields_of(value), depth, room)
        return {name: _item(item, depth, room) for name, item in fields_of(value).items()}
    if hasattr(value, "__array__") and not isinstance(value, type):
        return _plain(np.asarray(value), depth + 1, room)
    raise _Strange


def _item(value: Any, depth: int, room: list[int]) -> Any:
    try:
        return _plain(value, depth + 1, room)
    except _Strange:
        return _stand_in(value)


def _plain_array(value: Any, depth: int, room: list[int]) -> Any:
    if isinstance(value, np.ma.MaskedArray):
        data, mask = np.asarray(np.ma.getdata(value)), np.asarray(np.ma.getmaskarray(value))
        return np.ma.MaskedArray(data, mask) if mask.any() else data
    array = np.asarray(value)
    if array.dtype.kind in "OSUT":  # texts, or numbers and arrays: a list in disguise
        return _plain(array.tolist(), depth + 1, room)
    if array.dtype.kind not in "biufcmM":
        raise _Strange
    return array


def _plain_tensor(tensor: Any) -> Any:
    try:
        tensor.numpy()
    except (TypeError, RuntimeError):  # a type of number that NumPy does not have
        return np.asarray(tensor.tolist())
    return tensor


def _take(value: Any, depth: int, room: list[int]) -> None:
    room[0] -= len(value)
    if room[0] < 0 or depth > _MAX_DEPTH:
        raise _Strange


def _key(key: Any) -> Any:
    key = as_key(key)
    return key if _is_key(key) else _text_of(key)


def _is_key(value: Any) -> bool:
    return value is None or type(value) in _SCALARS or type(value) in (tuple, frozenset)


def _stand_in(value: Any) -> Any:
    """An object that is nothing but of a type with the same name, by which it is described."""
    return type(kind_of(value), (), {})()


def _of_wholes(got: Any, wanted: Any) -> Difference | None:
    """The difference of what can be the same or not, and nothing else."""
    try:
        same = bool(got == wanted)
    except BaseException:
        same = False
    return None if same else Difference(_text_of(got), _text_of(wanted), "" if got is not None else look_at_type(got))


def _text_of(value: Any) -> str:
    """What is not plain as Python writes it, if that is short and says more than its type."""
    try:
        text = repr(tuple(value)) if _is_shape(value) else repr(value)
        if len(text) <= LONGEST and "\n" not in text and " at 0x" not in text:
            return one_line(text)
    except BaseException:  # it may be as wrong as the value
        return describe(_stand_in(value))
    return describe(_stand_in(value))


def _of_number(got: Any, wanted: Any) -> str:
    try:
        return comparing.symptom_of_number(*(np.asarray(plain(value))[()] for value in (got, wanted)))
    except BaseException:  # one number in a list of other things
        return ""


def _is_shape(value: Any) -> bool:
    return isinstance(value, tuple) and all(type(item) is int for item in value)


def _is_items(value: Any) -> bool:
    return isinstance(value, list | tuple)
