"""Whatever an editor writes into a field, the answer is a Vietnamese sentence with a cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

from newsroom.content import fields, settings, task_reading
from newsroom.content.messages import KINDS, field_name, known_keys, sentences
from newsroom.content.models import MODELS, Article, Bulletin, Plan
from newsroom.content.problems import LONGEST_QUOTE

VALUES: list[object] = [
    *("", "x", "Sở Nội vụ", "a b", "A-B", "-1", "0", "1.5", "1,5", "1.200", "1e999", "nan", "inf"),
    *("9" * 5000, "true", "có", "31/02/2024", "2024-13-01", "09/01/24", "năm nay", "25:00", "7h"),
    *("javascript:alert(1)", "data:x", "https://", "//a.vn", "../../x", "C:\\x", "a@b", "#fafafa", "a#b"),
    *("tin-tuc", "tin-tuc/a b", "{value}", "%s", "'", '"', "\n", "dòng\nhai", "đ" * 500),
    *([], ["x"], ["a b"], [["x"]], [{"x": "y"}], ["x", {"x": "y"}], {"x": "y"}, {"title": ["x"]}, {}),
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(input|should|field|required|valid|expected|error|must|string|list|tuple|instance|extra|not)\b"
)


def _parts(module: object) -> Iterator[type[BaseModel]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, BaseModel) and value is not BaseModel:
            yield value


ALL_MODELS = list(
    dict.fromkeys([*MODELS, *_parts(fields), *_parts(settings), *_parts(task_reading)])
)


def _errors(model: type[BaseModel], values: dict[str, object]) -> ValidationError | None:
    try:
        model.model_validate(values)
    except ValidationError as error:
        return error
    return None


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_every_wrong_value_of_every_field_is_said_in_vietnamese(model: type[BaseModel]) -> None:
    for key in known_keys(model):
        for value in VALUES:
            error = _errors(model, {key: value})
            if error is None:
                continue
            assert {found["type"] for found in error.errors()} <= KINDS.keys()
            for location, sentence in sentences(model, error):
                assert location, sentence
                labels = re.sub(r'"[^"]*"|\([^)]*\)|: …|dòng \w+', "", sentence)
                assert not ENGLISH.search(labels), sentence
                assert re.search(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵế]", sentence)
                assert re.search(r"Hãy|Có phải|Các trường dùng được", sentence), sentence
                assert "\n" not in sentence and len(sentence) < 900


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_vietnamese_label(model: type[BaseModel]) -> None:
    for key in known_keys(model):
        label = field_name(model, (key,))
        assert re.fullmatch(r'"[^"]+" \(' + key + r"\)", label), label
        assert label.split('"')[1] != key


def test_no_kind_of_error_is_listed_that_the_models_cannot_raise() -> None:
    raised = set()
    for model in ALL_MODELS:
        for key in [*known_keys(model), "xyz"]:
            for value in VALUES:
                if error := _errors(model, {key: value}):
                    raised |= {found["type"] for found in error.errors()}
    assert raised == KINDS.keys()


@pytest.mark.parametrize("model", ALL_MODELS, ids=lambda model: model.__name__)
def test_an_unknown_kind_of_error_would_still_be_said(
    model: type[BaseModel], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new release of pydantic must not turn an editor's slip into a traceback."""
    monkeypatch.setattr("newsroom.content.messages.KINDS", {})
    error = _errors(model, {"xyz": "x"})
    assert error is not None
    assert all("không dùng được" in sentence for _, sentence in sentences(model, error))


@pytest.mark.parametrize(
    ("model", "values", "location", "words"),
    [
        (Article, {"titel": "x"}, ("titel",), 'Có phải bạn muốn viết "title"?'),
        (Bulletin, {"publised": "x"}, ("publised",), 'Có phải bạn muốn viết "published"?'),
        (Article, {"genre": "Phóng sự"}, ("genre",), 'Có phải bạn muốn viết "phóng sự"?'),
        (Article, {"genre": "zzz"}, ("genre",), "Hãy chọn một trong: tin; bài viết; phóng sự; ảnh"),
        (Article, {"channels": ["cổng", "zalo"]}, ("channels", 1), '"Kênh" (channels.2) là "zalo"'),
        (Article, {"reached": "-1"}, ("reached",), "Hãy ghi số từ 0 trở lên."),
        (Article, {"broadcast": {"station": "a", "minutes": "0"}}, ("broadcast", "minutes"),
         '"Số phút" (broadcast.minutes) là "0", quá nhỏ. Hãy ghi số lớn hơn 0'),
        (Plan, {"transcription": [{"from": "a", "to": "b"}]}, ("transcription", 0, "reason"),
         'Thiếu trường "Lý do" (transcription.1.reason)'),
    ],
)  # fmt: skip
def test_the_sentence_names_the_field_as_forms_do(
    model: type[BaseModel], values: dict[str, object], location: tuple[str | int, ...], words: str
) -> None:
    error = _errors(model, values)
    assert error is not None
    found = dict(sentences(model, error))
    assert words in found[location], found


def test_a_misspelt_key_is_not_also_a_missing_one() -> None:
    error = _errors(Article, {"titel": "x", "dat": "2024-01-09"})
    assert error is not None
    said = {location[-1] for location, _ in sentences(Article, error)}
    assert said == {"titel", "dat", "genre", "section", "agency"}


def test_a_long_value_is_cut_in_the_sentence() -> None:
    error = _errors(Article, {"agency": "Sở " * 400})
    assert error is not None
    sentence = dict(sentences(Article, error))["agency",]
    assert "…" in sentence and len(sentence) < LONGEST_QUOTE + 200


def test_one_value_is_a_list_of_one_and_decimals_may_have_a_comma() -> None:
    values = {"title": "a", "date": "2024", "genre": "tin", "section": "b", "agency": "c"}
    article = Article.model_validate(
        {**values, "topics": "tthc", "broadcast": {"station": "a", "minutes": "12,5"}}
    )
    assert article.topics == ("tthc",)
    two = Article.model_validate({**values, "topics": "tthc, the-che", "audience": "a, b"})
    assert (two.topics, two.audience) == (("tthc", "the-che"), ("a, b",))
    assert article.broadcast is not None and article.broadcast.minutes == 12.5


def test_every_closed_list_is_written_as_editors_write_it() -> None:
    for words in (fields.Genre, fields.Channel, fields.State, fields.AgencyLevel):
        assert all(word == word.strip() for word in get_args(words))
