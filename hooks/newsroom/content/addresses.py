"""What is wrong with an address an editor has written, before anything is looked up."""

from __future__ import annotations

import re

from ..text.safety import is_web_address, unsafe_scheme
from .problems import shown

HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ON_THIS_MACHINE = re.compile(r"[a-z]:(?![a-z0-9])|file:", re.IGNORECASE)


def misspelt_address(target: str, *, picture: bool) -> str:
    """The fault and its cure, to follow the address in a sentence; "" for none."""
    if _ON_THIS_MACHINE.match(target):
        return "dẫn vào máy của người soạn. Hãy chép tệp vào cạnh bài và chỉ ghi tên tệp."
    if scheme := unsafe_scheme(target):
        return f'thuộc loại "{shown(scheme)}:", không được dùng. Hãy bỏ liên kết.'
    if target.startswith("//") or (target.lower().startswith("http") and ":" in target[:6]):
        if picture:
            return "là ảnh ở trang khác. Hãy tải ảnh về, đặt cạnh bài và ghi nguồn ảnh."
        if not is_web_address(target):
            return (
                "không phải địa chỉ trang web đầy đủ. Hãy chép lại địa chỉ, bắt đầu bằng https://."
            )
        return ""
    if HAS_SCHEME.match(target):
        return "không phải là ảnh." if picture else ""
    if "\\" in target:
        return r"có dấu \. Hãy dùng dấu / giữa các thư mục, ví dụ ../../ke-hoach/<tên tệp>.md."
    if target.startswith("/"):
        return (
            'bắt đầu bằng "/". Hãy ghi đường dẫn tính từ thư mục của tệp này, '
            "ví dụ ../../ke-hoach/<tên tệp>.md."
        )
    if target.lower().startswith("www."):
        return f"thiếu https:// ở đầu. Hãy ghi https://{shown(target)}."
    if re.fullmatch(r"[^/\s@]+@[^/\s@]+", target):
        return f"là địa chỉ thư. Hãy ghi mailto:{shown(target)}."
    return "" if target else "chưa có địa chỉ. Hãy ghi địa chỉ giữa ( và )."
