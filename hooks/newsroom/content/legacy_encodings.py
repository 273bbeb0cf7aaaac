"""The encodings of Vietnamese before Unicode, and the words that betray a text in one of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền sắc hỏi ngã nặng
_VOWELS = "aăâeêioôơuưy"


def _toned(vowels: str, tones: str = _TONES) -> list[str]:
    return [unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones]


# TCVN 5712:1993 (VN3), as the .VnTime fonts draw it: the toned vowels in the order à á ả ã ạ.
TCVN3: Mapping[str, str] = dict(
    zip(
        [*"ăâêôơưđ", *"ĂÂÊÔƠƯĐ", *_toned(_VOWELS)],
        "¨©ª«¬\xad®" + "¡¢£¤¥¦§"
        "µ¸¶·¹" "»¾¼½Æ" "ÇÊÈÉË" "ÌÐÎÏÑ" "ÒÕÓÔÖ" "×ÝØÜÞ" "ßãáâä" "åèæçé" "êíëìî" "ïóñòô" "õøö÷ù" "úýûüþ",
        strict=True,
    )
)  # fmt: skip

# VNI for Windows: a base letter, and a second byte for its mark and tone together.
_VNI_SINGLE = {
    "đ": "ñ",
    "ơ": "ô",
    "ư": "ö",
    "ì": "ì",
    "í": "í",
    "ỉ": "æ",
    "ĩ": "ó",
    "ị": "ò",
    "ỵ": "î",
}
_VNI_SECOND = {"": "øùûõï", "\u0302": "àáåãä", "\u0306": "èéúüë"}
"""The second bytes in the order of _TONES, by the mark of the letter: none, of â ê ô, of ă."""
_VNI_MARK = {"\u0302": "â", "\u0306": "ê"}
"""The second byte of a marked letter without a tone."""


def to_vni(text: str) -> str:
    """NFC text as VNI bytes, each shown as its Latin-1 letter."""
    return "".join(map(_vni_letter, text))


def to_tcvn3(text: str) -> str:
    """NFC text as TCVN3 bytes, each shown as its Latin-1 letter.

    The fonts have no toned capitals: capitals are small letters in another font.
    """
    return "".join(TCVN3.get(letter) or TCVN3.get(letter.lower(), letter) for letter in text)


def to_windows_1258(text: str) -> str:
    """NFC text as Windows-1258 bytes, as Windows types it: letter, then tone; as Latin-1 letters."""
    return "".join(map(_letter_and_tone, text)).encode("cp1258", "replace").decode("latin-1")


def to_windows_1258_composed(text: str) -> str:
    """The same as converters write it: à, é and the few others that have a place in one byte."""
    typed = (letter if _in_windows_1258(letter) else _letter_and_tone(letter) for letter in text)
    return "".join(typed).encode("cp1258", "replace").decode("latin-1")


def to_misread_utf8(text: str) -> str:
    """NFC text as UTF-8 bytes that a program took for Windows-1252: "các" → "cÃ¡c"."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def _in_windows_1258(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1258"))
    except UnicodeEncodeError:
        return False


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    if small in _VNI_SINGLE:
        single = _VNI_SINGLE[small]
        return single if letter == small else single.upper()
    decomposed = unicodedata.normalize("NFD", small)
    base, marks = decomposed[0], decomposed[1:]
    tone = next((mark for mark in marks if mark in _TONES), "")
    shape = "".join(mark for mark in marks if mark not in _TONES)
    if shape == "\u031b":  # ơ and ư are letters of their own, their tones second bytes
        base, shape = _VNI_SINGLE[unicodedata.normalize("NFC", base + shape)], ""
    second = _VNI_SECOND[shape][_TONES.index(tone)] if tone else _VNI_MARK.get(shape, "")
    return base + second if letter == small else (base + second).upper()


def _letter_and_tone(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in decomposed if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)) + tone


MISREAD = "UTF-8 bị mở nhầm như Windows-1252"
_ENCODERS = (
    ("TCVN3 (phông .VnTime)", to_tcvn3),
    ("VNI (phông VNI-Times)", to_vni),
    ("Windows-1258", to_windows_1258),
    ("Windows-1258", to_windows_1258_composed),
    (MISREAD, to_misread_utf8),
)

_COMMON_WORDS = """
    bài bản báo bảo bằng bị biết bộ bởi bước các cách cải cấp cần chế chỉ chính chủ chức chương
    công của cơ cũng cường cứu dân diện dịch dụng dự dựng dưới đã đại đạo đảm đài đánh đang đáp
    đặc đầu đẩy đến đề đều đi điểm điện điều định đó đoàn đối đội đồng động đơn được đường
    giá giải giám giản giảm giáo giới giờ giữa hàng hành hạn hiện hiệu hình họ học hóa hỏi hoạt
    hội hợp hướng huyện kế kết khác khai khắc khó không khi kỳ kịp lãnh lại làm là lập lên lĩnh
    loại lời lợi lớn luật lượng mạng mặt mẫu mọi mỗi môn một mới mức mục năm này nâng ngành ngày
    nghề nghị nghĩa nghiệp ngoài người nguồn nhà nhân nhận nhất nhiệm nhiều nhóm những như niên
    nội nơi nước pháp phải phát phần phòng phố phối phổ phủ phương quá quan quản quả quốc quý
    quyền quyết rộng sách sản sẽ số sở sơ sử sự tác tài tại tạo tập tất tế thác thành thẩm
    thể thêm thi thì thị thiện thiết thông thời thống thủ thực thuận thuộc thức thường tiến tiếp
    tiêu tin tình tỉnh tính tổ toàn tổng tốt trách trả trên triển trình trong trở trợ trung truyền
    trước trường từ tự tử tuyên ủy ứng vào và văn vấn về vị việc viên viện với xã xây xử yêu ý
"""
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")
_VIETNAMESE = frozenset("".join(_toned(_VOWELS)) + "ăâđêôơư")
_FEW = 3
"""So many such words make a text legacy; one alone may be quoted in an article about fonts."""


def named(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8, or "" when they look like none of these."""
    counts = _counted(data.decode("latin-1"), _forms())
    return counts.most_common(1)[0][0] if counts else ""


def pasted(text: str) -> tuple[str, int]:
    """The encoding whose letters were pasted into Unicode text, and the line; "" for none.

    Only whole words count that cannot be Vietnamese (vµ, cña, ñöôïc), so that names with ñ, ø, µ or
    ® and words of other languages are left in peace.
    """
    counts = _counted(text, _betraying_forms())
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    if count < _FEW:
        return "", 1
    first = next(word for word in _WORD.finditer(text) if _betraying_forms().get(word[0]) == name)
    return name, text.count("\n", 0, first.start()) + 1


def _counted(text: str, forms: Mapping[str, str]) -> Counter[str]:
    return Counter(forms[word] for word in _WORD.findall(text) if word in forms)


@cache
def _forms() -> Mapping[str, str]:
    """The encoding in which a written form is a common word; none for what two have in common."""
    forms: dict[str, set[str]] = {}
    for word in _COMMON_WORDS.split():
        for spelled in (word, word.capitalize(), word.upper()):
            for name, encode in _ENCODERS:
                form = encode(spelled)
                if not form.isascii():
                    forms.setdefault(form, set()).add(name)
    return {form: names.pop() for form, names in forms.items() if len(names) == 1}


@cache
def _betraying_forms() -> Mapping[str, str]:
    return {form: name for form, name in _forms().items() if _is_no_word(form)}


def _is_no_word(form: str) -> bool:
    """Whether it holds a letter no Vietnamese word has, or a capital inside (cuÒa)."""
    strange = any(not c.isascii() and c.lower() not in _VIETNAMESE for c in form)
    return strange or form not in (form.lower(), form.capitalize(), form.upper())
