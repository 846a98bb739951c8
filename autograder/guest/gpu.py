"""What is said of code that asks for a graphics card, as grading has none, and what of an exception helps nobody."""

from __future__ import annotations

import re

from autograder.guest.sentences import text

#: In place of what a library says, which advises to install a driver.
_NO_GPU = text("feedback.no-gpu")
CHOOSE_DEVICE = text("feedback.choose-device")
_ABOUT_GPU = re.compile(
    r"NVIDIA driver|not compiled with (CUDA|XPU)|CUDA (driver|error|device|GPU)|CUDA is not available|No CUDA"
    r"|\bmps devices?\b|MPS backend|No module named '?torch\.(hpu|npu)|cuda\w*Error|libcuda"
    r"|/device:GPU|accelerator device",
    re.IGNORECASE,
)
#: Where the module lies that does not have a name, which is a path of the machine that grades.
_PLACE = re.compile(r"(cannot import name .{0,400}?) \((?:/|[A-Za-z]:\\).*", re.DOTALL)


def needs_gpu(error: str) -> bool:
    """Whether an exception, as `class: message`, says that there is no graphics card."""
    return _ABOUT_GPU.search(error) is not None


def without_advice(error: str) -> str:
    """An exception, as `class: message`, without advice that does not help, and without where a module lies."""
    return f"{error.partition(':')[0]}: {_NO_GPU}" if needs_gpu(error) else _PLACE.sub(r"\1", error)
