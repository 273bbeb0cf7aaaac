"""The template tag `once`: a part is filled once for each value it names."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from jinja2 import DictLoader, Environment, TemplateSyntaxError

from newsroom.site import fragments
from newsroom.site.fragments import Once


def environment(**templates: str) -> Environment:
    return Environment(loader=DictLoader(templates), autoescape=True, extensions=[Once])


def filled(page: str, *contexts: Mapping[str, object]) -> tuple[list[str], int]:
    """What the page shows for each context, and how often its part was filled."""
    fillings: list[int] = []
    made = environment(page=page)
    made.globals["filled"] = fillings
    template = made.get_template("page")
    return [template.render(context) for context in contexts], len(fillings)


def test_a_part_is_filled_once_for_a_value_and_shown_each_time() -> None:
    page = "{% once base %}{{ filled.append(1) or base }}{% endonce %} {{ name }}"
    contexts = [{"base": "..", "name": name} for name in ("a", "b")] + [{"base": ".", "name": "c"}]
    assert filled(page, *contexts) == ([".. a", ".. b", ". c"], 2)


def test_every_value_counts() -> None:
    page = "{% once base, section, level == 2 %}{{ filled.append(1) or level }}{% endonce %}"
    contexts = [{"base": "b", "section": "s", "level": level} for level in (1, 2, 3)]
    assert filled(page, *contexts) == (["1", "2", "1"], 2)


def test_what_is_kept_is_bounded_and_stays_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragments, "MOST", 2)
    page = "{% once base %}{{ filled.append(1) or base }}{% endonce %}"
    assert filled(page, *({"base": base} for base in "abcac")) == (list("abcac"), 4)


def test_two_parts_of_a_template_do_not_mix() -> None:
    page = "{% once base %}one{% endonce %} {% once base %}two{% endonce %}\n{% once base %}3{% endonce %}"
    assert filled(page, {"base": "b"}, {"base": "b"})[0] == ["one two\n3"] * 2


def test_templates_do_not_mix() -> None:
    made = environment(
        a="{% once base %}a{% endonce %}", b="{% include 'a' %}{% once base %}b{% endonce %}"
    )
    assert [made.get_template(name).render(base="x") for name in "aba"] == ["a", "ab", "a"]


def test_a_part_is_escaped_once_and_inside_a_macro_too() -> None:
    page = (
        "{% macro card(title) %}{% once title %}<b>{{ title }}</b>{% endonce %}{% endmacro %}"
        "{{ card(name) }}{{ card(name) }}"
    )
    assert filled(page, {"name": "<&>"})[0] == ["<b>&lt;&amp;&gt;</b>" * 2]


def test_another_environment_starts_anew() -> None:
    page = "{% once base %}{{ name }}{% endonce %}"
    assert [filled(page, {"base": "b", "name": name})[0] for name in "xy"] == [["x"], ["y"]]


def test_an_open_part_is_an_error_of_the_template() -> None:
    with pytest.raises(TemplateSyntaxError):
        environment(page="{% once base %}…").get_template("page")
