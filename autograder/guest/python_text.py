"""What Python raises for a text that it does not parse."""

#: SyntaxError; ValueError, which some Pythons raise for null bytes; the others for what is nested too deep.
NOT_PYTHON = (SyntaxError, ValueError, RecursionError, MemoryError)


def why_not(error: BaseException) -> str:
    """Why a text was not parsed, with the line where Python gives one."""
    if isinstance(error, SyntaxError):
        return f"{error.msg} in line {error.lineno}" if error.lineno else error.msg
    return "it is nested too deep" if isinstance(error, RecursionError | MemoryError) else str(error)
