"""A small repository without a fault, and ways to put faults into it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.content.collecting import collect
from newsroom.content.collection import Collection
from newsroom.content.problems import Level, Problem
from newsroom.content.settings import read_settings
from tests.repositories import ROOT, write_files

AGENCY = "docs/co-quan/so-noi-vu-nghe-an.md"
TOPIC = "docs/noi-dung/tthc.md"
PLACE = "docs/dia-phuong/nghe-an.md"
PLAN = "docs/ke-hoach/nghe-an-2024.md"
ARTICLE = "docs/tin-tuc/2024/mot-cua.md"
ISSUE = "bulletins/2024-01/index.md"
PAGE = "docs/gioi-thieu.md"


def _png() -> bytes:
    """A picture of one white dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\x00\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


PNG = _png()

SOUND: Mapping[str, str] = {
    AGENCY: """\
---
title: Sở Nội vụ
level: tỉnh
place: nghe-an
email: sonoivu@nghean.gov.vn
---
""",
    TOPIC: "---\ntitle: Cải cách thủ tục hành chính\norder: 2\n---\n",
    PLACE: "---\ntitle: Tỉnh Nghệ An\nlevel: tỉnh\n---\n",
    PLAN: """\
---
title: Kế hoạch tuyên truyền cải cách hành chính năm 2024
number: 47/KH-UBND
issued: 2024-01-09
issuer: so-noi-vu-nghe-an
place: nghe-an
period: "2024"
topics: [tthc]
---

## Mục đích

Nâng cao nhận thức.

## Tổ chức thực hiện

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |
|---|---|---|---|---|
| 1 | Xây dựng bản tin | Sở Nội vụ | | Hằng tháng |
""",
    ARTICLE: """\
---
title: Hướng dẫn bộ phận một cửa
date: 2024-01-15
genre: tin
section: Tin trong tỉnh
agency: so-noi-vu-nghe-an
topics: [tthc]
tasks: ["nghe-an-2024#1"]
---

Theo [kế hoạch](../../ke-hoach/nghe-an-2024.md#to-chuc-thuc-hien), bộ phận một cửa sẽ được hướng dẫn.
""",
    ISSUE: """\
---
published: 2024-01-31
state: đã phát hành
lead: Số đầu năm.
sections:
  - title: Tin trong tỉnh
    items:
      - tin-tuc/mot-cua
sample: true
---

Xem [bài về một cửa](../../docs/tin-tuc/2024/mot-cua.md).
""",
    PAGE: "---\ntitle: Giới thiệu\n---\n\nXem [số đầu](../bulletins/2024-01/index.md).\n",
}
"""Every type that takes part, each with a reference to another."""


def changed(path: str, words: str, instead: str) -> dict[str, str]:
    """One file of the sound repository with a slip in it."""
    text = SOUND[path]
    assert text.count(words) == 1, words
    return {path: text.replace(words, instead)}


def article(*lines: str, body: str = "Chữ.\n") -> str:
    """A sound article with other fields besides, the last ones first."""
    return "\n".join(
        (
            "---",
            "title: Tin",
            "date: 2024-02-01",
            "genre: tin",
            "section: Tin trong tỉnh",
            "agency: so-noi-vu-nghe-an",
            *lines,
            "---",
            "",
            body,
        )
    )


FIRST_EXTRA_LINE = 7
"""The line of `article` on which the first further field stands."""
BODY_LINE = 9
"""The line of `article` with no further field on which its body starts."""


@dataclass(frozen=True)
class Found:
    """What the program has to say about a repository."""

    collection: Collection
    problems: list[Problem]

    def at(self, level: Level) -> list[Problem]:
        return [problem for problem in self.problems if problem.level is level]

    @property
    def errors(self) -> list[Problem]:
        return self.at(Level.ERROR)

    @property
    def notices(self) -> list[Problem]:
        return self.at(Level.NOTICE)


def look_at(root: Path, files: Mapping[str, str | bytes], *, preview: bool = False) -> Found:
    """Writes files into a folder beside the sound ones and reads the whole."""
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    write_files(root, {**SOUND, **files})
    return Found(*collect(root, read_settings(root), preview=preview))
