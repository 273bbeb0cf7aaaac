"""A repository with pictures, a colour, a security contact and other origins of its own."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from tests.built.fuller import article, issue
from tests.repositories import copy_repository, publish_issues, set_setting, write_files

SITE_URL = "https://cchc.example.org/"
NAME = 'Cải cách & đổi mới – "Trang" </script> 47/KH-UBND'
OFFICE = "Sở Nội vụ tỉnh Nghệ An"
ACCENT = "#0b5394"
PLACE_OF_CAMERA = b"10.75 do bac"
"""What the camera wrote, which must not be published."""
ORIGIN = "https://am-thanh.example.vn"
PORTAL = "https://cong.example.vn"
WIDE, HIGH = 2400, 1600


def photograph(width: int = WIDE, height: int = HIGH, *, turned: bool = True) -> bytes:
    """A JPEG of a camera: lying on its side, with notes on where it was taken."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="#9b1b2b")
    notes = Image.Exif()
    notes[0x010E] = PLACE_OF_CAMERA.decode()
    if turned:
        notes[0x0112] = 6  # to be turned by a quarter
    written = BytesIO()
    picture.save(written, "JPEG", quality=90, exif=notes, comment=PLACE_OF_CAMERA)
    return written.getvalue()


def drawing(width: int = 300, height: int = 200) -> bytes:
    """A PNG with flat colours."""
    picture = Image.new("RGBA", (width, height), "#fdfcfa")
    ImageDraw.Draw(picture).ellipse((20, 20, width - 20, height - 20), fill="#0b5394")
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def make_illustrated_repository(folder: Path) -> Path:
    """Writes the repository into a folder and returns it."""
    root = copy_repository(folder / "repository", content=False)
    set_setting(
        root,
        "site_name: Cải cách hành chính – Trang mẫu",
        f"site_name: '{NAME}'",
    )
    set_setting(root, "    name: Trang mẫu cải cách hành chính", f"    name: {OFFICE}")
    set_setting(root, '    # accent: "#9b1b2b"', f'    accent: "{ACCENT}"')
    security = "security: {contact: mailto:quan-tri@so.example.gov.vn, expires: 2027-06-30}"
    set_setting(root, f"    # {security}", f"    {security}")
    origins = "extra_origins: {media: [https://am-thanh.example.gov.vn], frame_ancestors: [https://cong.example.gov.vn]}"
    set_setting(
        root,
        f"    # {origins}",
        f"    extra_origins: {{media: [{ORIGIN}], frame_ancestors: [{PORTAL}]}}",
    )
    write_files(root, {**_people(), **news_with_pictures()})
    publish_issues(root, "2026-05")
    return root


def _people() -> dict[str, str | bytes]:
    return {
        "docs/co-quan/so-noi-vu-nghe-an.md": f"---\ntitle: {OFFICE}\nlevel: tỉnh\nhotline: 0238 3 123 456\n---\n",
        "docs/co-quan/bao-nghe-an.md": "---\ntitle: Báo Nghệ An\nlevel: tỉnh\n---\n",
        "docs/noi-dung/tthc.md": "---\ntitle: Cải cách thủ tục hành chính\norder: 2\n---\n",
        "docs/dia-phuong/nghe-an.md": "---\ntitle: Tỉnh Nghệ An\nlevel: tỉnh\n---\n",
    }


def news_with_pictures() -> dict[str, str | bytes]:
    """A plan, what was done for it, an event and the issue of the month, for Nghệ An."""
    folder = "docs/tin-tuc/2026"
    text = (
        "Theo Kế hoạch số 47/KH-UBND ngày 09/01/2026.\n\n"
        "![Người dân làm thủ tục](trong-bai.png)\n\n"
        "Xem Điều 5 và Quý III/2026, giai đoạn 2021 – 2030.\n"
    )
    training = ("happened: 2026-05-20", "tasks: [nghe-an-2026#1]", "topics: [tthc]")
    event = ("happened: 2026-05-22", "until: 2026-06-16", "topics: [tthc]")
    return {
        "docs/ke-hoach/nghe-an-2026.md": (
            "---\ntitle: Kế hoạch tuyên truyền cải cách hành chính năm 2026\nnumber: 47/KH-UBND\n"
            "issued: 2026-01-09\nissuer: so-noi-vu-nghe-an\nplace: nghe-an\nperiod: '2026'\n---\n\n"
            "## Nhiệm vụ\n\n"
            "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện |\n"
            "|---|---|---|---|---|\n"
            "| 1 | Tập huấn | Sở Nội vụ tỉnh Nghệ An | | Định kỳ hàng quý |\n"
        ),
        f"{folder}/co-anh.md": article(
            "Tập huấn ngày 09/5/2026",
            "2026-05-21",
            "image: Ảnh chụp.JPG",
            "alt: Lớp tập huấn",
            "author: Nguyễn Văn A",
            *training,
            text=text,
        ),
        f"{folder}/Ảnh chụp.JPG": photograph(),
        f"{folder}/trong-bai.png": drawing(),
        f"{folder}/su-kien.md": article("Hội nghị đối thoại </script>", "2026-05-22", *event),
        "bulletins/2026-05/index.md": issue(
            "2026-05-31", "image: bia.jpg", "alt: Trụ sở", "lead: Số tháng 5"
        ),
        "bulletins/2026-05/bia.jpg": photograph(1000, 700, turned=False),
    }
