"""What pydantic found, said to an editor: which field, what is wrong, what to write."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ..text.vietnamese import fold, nearest
from .problems import did_you_mean, shown

Location = tuple[str | int, ...]

_SENTENCES: Mapping[str, str] = {
    "slug": '{field} là "{value}". Hãy ghi tên tệp, không có .md: chữ thường không dấu, số, '
    "dấu gạch nối, ví dụ so-noi-vu-nghe-an.",
    "task_id": '{field} là "{value}". Hãy ghi theo dạng <tên tệp kế hoạch>#<STT>, ví dụ tien-giang-2021#5.',
    "entry": '{field} là "{value}". Hãy ghi theo dạng <thư mục>/<tên tệp>, không có năm và .md, '
    "ví dụ tin-tuc/ban-tin-dien-tu.",
    "web_address": '{field} là "{value}", không phải địa chỉ trang web. Hãy ghi đầy đủ, bắt đầu bằng https://.',
    "email": '{field} là "{value}", không phải địa chỉ thư. Hãy ghi dạng ten@coquan.gov.vn.',
    "old_path": '{field} là "{value}". Hãy ghi cả đường dẫn trên trang này, ví dụ tin-tuc/2024/ten-cu/ '
    "(không có https://, .., .html/, dấu cách, ? hay #).",
    "authority": '{field} là "{value}". Hãy ghi một tên miền chữ thường, ví dụ cchc.example.org; '
    "không đổi tên này về sau, vì người đăng ký nhận tin được nhận ra theo tên này.",
    "sender": '{field} là "{value}". Hãy ghi tên rồi địa chỉ thư trong dấu < >, '
    'ví dụ "Sở Nội vụ <ban-tin@cchc.example.org>".',
    "unsubscribe": '{field} là "{value}". Hãy ghi địa chỉ bắt đầu bằng https:// hoặc mailto:.',
    "cut_off": '{field} là "{value}". Hãy ghi ngày chốt số liệu hằng tháng, từ 1 đến 28, hoặc: cuối tháng.',
    "hour": '{field} là "{value}". Hãy ghi giờ và phút, ví dụ "07:00".',
    "colour": '{field} là "{value}", không phải mã màu. Hãy ghi trong ngoặc kép, dạng "#9b1b2b".',
    "origin": '{field} là "{value}". Hãy ghi địa chỉ gốc, ví dụ https://thong-ke.example.vn '
    "(bắt đầu bằng https://, không có đường dẫn phía sau).",
    "contact": '{field} là "{value}". Hãy ghi địa chỉ thư, số điện thoại (tel:+84…) hoặc địa chỉ https://.',
    "empty_list": "{field} đang trống. Hãy ghi ít nhất một mục.",
    "bool": '{field} là "{value}". Hãy ghi true (có) hoặc false (không).',
    "number": '{field} là "{value}", không phải là số. Hãy chỉ ghi chữ số, không có dấu chấm phân nhóm, ví dụ 1200.',
    "figure": '{field} là "{value}", không phải là số. Hãy ghi như nguồn, ví dụ 88,33 hoặc 1250; '
    "không có dấu chấm phân nhóm, không kèm đơn vị tính.",
    "figure_period": '{field} là "{value}". Hãy ghi năm, quý hoặc nửa năm: 2023, 2023-Q1, 2023-H1.',
    "minimum": '{field} là "{value}", quá nhỏ. Hãy ghi số {minimum}.',
    "text": "{field} phải là một dòng chữ, không phải danh sách hay nhóm trường. "
    "Hãy viết giá trị trên cùng dòng với tên trường.",
    "list": "{field} phải là một danh sách. Hãy bắt đầu mỗi dòng bằng dấu gạch nối và dấu cách.",
    "group": "{field} phải là một nhóm trường con. Hãy viết các trường con thụt vào dưới tên trường.",
    "other": '{field} là "{value}", không dùng được. Hãy xem tệp mẫu.',
}
KINDS: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "literal_error": "choice",
    "impossible_date": "own",
    "pale_colour": "own",
    "colour": "colour",
    "origin": "origin",
    "contact": "contact",
    "slug": "slug",
    "task_id": "task_id",
    "entry": "entry",
    "web_address": "web_address",
    "email": "email",
    "old_path": "old_path",
    "authority": "authority",
    "sender": "sender",
    "unsubscribe": "unsubscribe",
    "cut_off": "cut_off",
    "hour": "hour",
    "too_short": "empty_list",
    "bool_parsing": "bool",
    "bool_type": "bool",
    "number": "number",
    "int_parsing_size": "number",
    "int_type": "number",
    "float_parsing": "number",
    "float_type": "number",
    "finite_number": "number",
    "figure": "figure",
    "figure_period": "figure_period",
    "decimal_type": "figure",
    "greater_than": "minimum",
    "greater_than_equal": "minimum",
    "string_type": "text",
    "date_type": "text",
    "is_instance_of": "text",
    "tuple_type": "list",
    "model_type": "group",
}
"""Every pydantic error type the models can raise (a test tries them), and how it is said."""


def sentences(
    model: type[BaseModel],
    error: ValidationError,
    place: str = "vào phần đầu bài",
    written: Container[Location] = (),
    *,
    whole: bool = True,
    advice: Callable[[str, Location, str], str] = lambda error, at, value: "",
) -> Iterator[tuple[Location, str]]:
    """Where in the fields, and the Vietnamese sentence, for each thing that is wrong.

    `place` ends the advice to add a missing line: where it belongs; the lines of `written` are
    there and empty. A misspelt key is one fault, not a missing field and an unknown one. Unless
    all was read (`whole`) no field is missed. `advice` may know a better cure for a wrong value.
    """
    errors = error.errors(include_url=False)
    misspelt = {
        (*found["loc"][:-1], *_suggestions(model, found["loc"]))
        for found in errors
        if found["type"] == "extra_forbidden"
    }
    for found in errors:
        location = found["loc"]
        cure = advice(KINDS.get(found["type"], ""), location, str(found["input"]))
        if found["type"] == "missing" and len(location) == 1 and not whole:
            continue
        if cure:
            yield location, f'{field_name(model, location)} là "{shown(found["input"])}".{cure}'
        elif found["type"] == "missing" and location in written:
            field = field_name(model, location)
            yield location, f"Trường {field} còn trống. Hãy điền giá trị của trường này."
        elif found["type"] != "missing" or location not in misspelt:
            yield location, _sentence(model, location, found, place)


def known_keys(model: type[BaseModel]) -> list[str]:
    """The keys an editor can write in this model, in its order."""
    return [info.alias or name for name, info in model.model_fields.items()]


def field_name(model: type[BaseModel], location: Location) -> str:
    """A field as messages name it: "Ngày đăng" (date)."""
    label = ""
    for step in location:
        if isinstance(step, int):
            continue
        info = _field(model, step)
        if info is None:
            break
        label = info.title or step
        model = _inner_model(info.annotation) or model
    path = ".".join(str(step + 1) if isinstance(step, int) else step for step in location)
    return f'"{label}" ({path})' if label else f'"{path}"'


def _sentence(model: type[BaseModel], location: Location, found: Any, place: str) -> str:
    kind = KINDS.get(found["type"], "other")
    field = field_name(model, location)
    value = shown(found.get("input"))
    context = found.get("ctx", {})
    if kind == "missing":
        return f"Thiếu trường {field}. {_addition(model, location, place)}"
    if kind == "unknown":
        known = ", ".join(known_keys(_model_at(model, location[:-1])))
        cure = did_you_mean(_suggestions(model, location)) or f" Các trường dùng được: {known}."
        return f'Không có trường "{shown(location[-1])}".{cure}'
    if kind == "choice":
        choices = _choices(context["expected"])
        cure = (
            did_you_mean(nearest(value, choices, 1))
            or f" Hãy chọn một trong: {'; '.join(choices)}."
        )
        return f'{field} là "{value}", không có trong danh sách.{cure}'
    if kind == "own":
        return f"{field}: {context['sentence']}"
    minimum = f"từ {context['ge']} trở lên" if "ge" in context else f"lớn hơn {context.get('gt')}"
    return _SENTENCES[kind].format(field=field, value=value, minimum=minimum)


def _addition(model: type[BaseModel], location: Location, place: str) -> str:
    """How a missing field is written where it belongs."""
    *holder, key = location
    if not holder:
        return f"Hãy thêm dòng {key}: … {place}."
    if isinstance(holder[-1], str):
        return f"Hãy thêm dòng {key}: … dưới {holder[-1]}, thụt vào hai dấu cách."
    fields = _model_at(model, location[:-1]).model_fields.items()
    wanted = [info.alias or name for name, info in fields if info.is_required()]
    rows = ", ".join(f'"{"  " if row else "- "}{name}: …"' for row, name in enumerate(wanted))
    return f"Hãy viết mỗi mục của {holder[-2]} thành các dòng thẳng cột, thụt vào dưới {holder[-2]}: {rows}."


def _suggestions(model: type[BaseModel], location: Location) -> list[str]:
    """The key that an unknown one may stand for, if any; many write what forms call the field."""
    inner, written = _model_at(model, location[:-1]), str(location[-1])
    label = fold(written.replace("_", " "))
    labels = {key: fold(_field(inner, key).title or key) for key in known_keys(inner)}
    called = [key for key in labels if labels[key] == label]
    begun = [key for key in labels if labels[key].startswith(label)]
    return called[:1] or nearest(written, labels, 1) or (begun if len(begun) == 1 else [])


def _choices(expected: str) -> list[str]:
    """The values of a closed list, from pydantic's "'a', 'b' or 'c'"."""
    return [part for part in expected.split("'") if part.strip() not in {"", ",", "or"}]


def _field(model: type[BaseModel], key: str) -> Any:
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            return info
    return None


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    for step in location:
        info = _field(model, step) if isinstance(step, str) else None
        model = (_inner_model(info.annotation) if info else None) or model
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_inner_model, get_args(annotation))), None)
