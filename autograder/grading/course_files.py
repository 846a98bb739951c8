"""The course's own files in a student's kernel, put back where the student's code has emptied or removed one.

A cell that downloads a file anew opens it first, and there is no network: what is left is an empty file. What a cell
writes there and gets done with is the student's doing, and stays.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from autograder.errors import CallTimeout, KernelError
from autograder.guest.messages import Context, Probe, decode_reply, encode_request
from autograder.guest.wire import WireError
from autograder.sandbox.session import Session

_MODULES = {"os": "os", "io": "io"}
_UNTOUCHED = Context(seed=None)  # or what cells draw would depend on whether anybody has looked
_LOOK = """sizes = {name: os.path.getsize(path) if os.path.isfile(path) else -1 for name, path in paths.items()}
sizes"""
_PUT = """for path, content in contents.items():
    if os.path.islink(path):
        os.unlink(path)
    elif os.path.isdir(path):
        os.rename(path, path + '-folder')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with io.open(path, 'wb') as file:
        file.write(content)
True"""


class CourseFiles:
    """These files, by name, in the working folder of a kernel."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._sizes = {name: path.stat().st_size for name, path in files.items()}
        self._left = dict(self._sizes)  # by the cell before

    def put_back(self, kernel: Session, *, stopped: bool) -> list[str]:
        """Put back what is empty, gone or no file any more, and what a cell that `stopped` has left another; the names.

        Where a kernel does not let that be done, or a file is too large, things stay as they are.
        """
        if not self._files or not kernel.alive:
            return []
        with contextlib.suppress(KernelError, CallTimeout, WireError):
            paths = {name: str(kernel.work / name) for name in self._files}
            sizes = _asked(kernel, _LOOK, {"paths": paths})
            if not isinstance(sizes, dict) or sizes.keys() != paths.keys():
                return []
            if any(type(size) is not int for size in sizes.values()):  # student code may answer in place of ours
                return []
            lost = [
                name
                for name, size in sizes.items()
                if size != self._sizes[name] and (size <= 0 or (stopped and size != self._left[name]))
            ]
            done = [name for name in lost if self._put(kernel, paths[name], name)]
            self._left = {name: self._sizes[name] if name in done else sizes[name] for name in paths}
            return done
        return []

    def _put(self, kernel: Session, path: str, name: str) -> bool:
        with contextlib.suppress(WireError):  # it is too large for a message
            return _asked(kernel, _PUT, {"contents": {path: self._files[name].read_bytes()}}) is True
        return False


def _asked(kernel: Session, source: str, inputs: dict[str, object]) -> object:
    reply = decode_reply(kernel.request(encode_request(Probe(source, inputs, modules=_MODULES), _UNTOUCHED)))
    return reply["value"] if reply is not None and reply["status"] == "value" else None
