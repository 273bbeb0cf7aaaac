"""The template tag `once`: a part of a page that is the same on many is filled once.

{% once base_url, view.section %} … {% endonce %} is filled for every new value of what stands
behind the word and repeated afterwards. Name everything the part depends on, `base_url` too when
it holds an address: what is not named is that of the page which came first.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

MOST = 5_000
"""Parts kept at once: on a large site most are wanted again soon or never."""


class Once(Extension):
    tags = {"once"}  # noqa: RUF012 - Jinja2 declares it as an attribute of the object

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._places = 0
        self._filled: dict[tuple[int, object], str] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        self._places += 1
        values = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("_fill", [nodes.Const(self._places), values], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _fill(self, place: int, values: object, caller: Callable[[], str]) -> str:
        key = (place, values)
        filled = self._filled.get(key)
        if filled is None:
            if len(self._filled) >= MOST:
                self._filled.clear()
            filled = self._filled[key] = caller()
        return filled
