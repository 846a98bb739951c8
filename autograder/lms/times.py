"""Times as learning platforms write them, in the language of whoever exported them."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from autograder.errors import CourseError
from autograder.submissions.naming import same_text

_TIMES = (
    "%A, %d %B %Y, %I:%M %p",
    "%A, %B %d, %Y, %I:%M %p",
    "%d %B %Y, %I:%M %p",
    "%B %d, %Y, %I:%M %p",
    "%b %d, %Y %I%M %p",  # in the names of Brightspace's folders, which may hold no colon
    "%A, %d %B %Y, %H:%M",
    "%d %B %Y, %H:%M",
    "%Y-%m-%d-%H-%M-%S",  # in the names of Blackboard's files
)
_CLOCK = re.compile(r"(?P<hour>[0-2]?[0-9])[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?\s*$")
_NEVER = ("", "-", "never")


def time_of(text: str, zone: ZoneInfo | None) -> datetime.datetime | None:
    """A time of a list in UTC; None if it says none, or does not say in which time zone and `zone` is not given.

    Raises ValueError if it is a time in a form that is not known.
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    if text.casefold() in _NEVER:
        return None
    found = _parsed(text)
    if found.tzinfo is None:
        if zone is None:
            return None
        found = found.replace(tzinfo=zone)  # of an hour that is there twice, the first: in the student's favour
    return found.astimezone(datetime.UTC).replace(tzinfo=None)


def time_zone(name: str) -> ZoneInfo | None:
    """The time zone of that name; None for no name. Raises CourseError."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CourseError(f"There is no time zone {name!r}. Name one as in Europe/Berlin or UTC.") from error


def _parsed(text: str) -> datetime.datetime:
    for form in _TIMES:
        try:
            return datetime.datetime.strptime(text, form)
        except ValueError:
            continue
    try:
        return datetime.datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except ValueError:
        return _in_any_language(text)


def _in_any_language(text: str) -> datetime.datetime:
    """A time as `Sonntag, 1. November 2026, 10:00` or `2026年11月1日(日曜日) 10:00`. Raises ValueError if it could be
    several, or has a clock of twelve hours.
    """
    clock = _CLOCK.search(text)
    if clock is None:
        raise ValueError(f"{text!r} has no time of day of 24 hours at its end")
    date = text[: clock.start()]
    numbers = [int(number) for number in re.findall(r"[0-9]+", date)]
    rest = re.sub(r"[0-9]+\s*[年月日년월일./-]?", " ", date)
    if len(numbers) == 3 and all(same_text(word) in _weekdays() for word in re.findall(r"[^\W\d_]+", rest)):
        year, month, day = numbers
    else:
        months = _month_of(date)
        if len(numbers) != 2 or len(months) != 1:
            raise ValueError(f"{text!r} is not a time in a known form")
        (month,) = months
        day, year = sorted(numbers)
    return datetime.datetime(year, month, day, int(clock["hour"]), int(clock["minute"]))


def _month_of(date: str) -> set[int]:
    """The months that the words of a date may mean. Some words are another month in another language: then the day of
    the week says which language it is.
    """
    words = [same_text(word) for word in re.findall(r"[^\W\d_]+", date)]
    found = {(language, month) for word in words for language, month in _months().get(word, ())}
    weekdays = {language for word in words for language in _weekdays().get(word, ())}
    return {month for language, month in found if language in weekdays} or {month for _, month in found}


@functools.cache
def _months() -> dict[str, set[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = {}
    for locale in _locales():
        for context in ("format", "stand-alone"):
            for month, name in locale.months[context]["wide"].items():
                found.setdefault(same_text(name), set()).add((locale.language, month))
    return found


@functools.cache
def _weekdays() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for locale in _locales():
        for name in locale.days["format"]["wide"].values():
            for word in re.findall(r"[^\W\d_]+", name):
                found.setdefault(same_text(word), set()).add(locale.language)
    return found


@functools.cache
def _locales() -> list[Locale]:
    found = []
    for name in locale_identifiers():
        if name.isalpha():  # a language, without its countries and scripts
            try:
                found.append(Locale.parse(name))
            except UnknownLocaleError:
                continue
    return found
