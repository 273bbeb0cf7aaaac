"""Settings of the office's reports: the day figures are closed, and whether summaries are public."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from .fields import Part

CALENDAR = "cuối tháng"
_LAST_CUT_OFF = 28
"""The last day that every month has."""


def _cut_off(value: object) -> object:
    if not isinstance(value, str):
        return value
    written = " ".join(value.split())
    if written.lower() == CALENDAR:
        return None
    if not re.fullmatch(r"[0-9]{1,2}", written) or not 1 <= int(written) <= _LAST_CUT_OFF:
        raise PydanticCustomError("cut_off", "", {})
    return int(written)


class Reporting(Part):
    """How figures are brought together for reports."""

    cut_off: Annotated[int | None, BeforeValidator(_cut_off)] = Field(14, title="Ngày chốt số liệu")
    """The last day of a month of figures; none where months are those of the calendar."""
    public: bool = Field(True, title="Đăng số liệu")
