"""What is kept between builds, packed for others, and refused: shelf, zip, pictures, sound."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Imaging

from newsroom.content.problems import Level
from newsroom.editions import press
from newsroom.editions.audio import AudioProblem, read_audio
from newsroom.editions.bundle import write_bundle
from newsroom.editions.checking import edition_problems
from newsroom.editions.forms import ISSUE_FORMS
from newsroom.editions.pictures import LONGEST_SIDE, PictureProblem, prepare
from newsroom.editions.press import BUNDLE, Job, find_all, write_all
from newsroom.editions.publishing import Editions
from newsroom.editions.shelf import Shelf, key_of
from newsroom.views.cards import Cards
from tests.bad_input.sound import ISSUE, look_at
from tests.unit.edition_samples import FILES, issue_source, make_issue, picture

FRAME = bytes([0xFF, 0xFB, 0x50, 0xC4]) + bytes(204)
"""One frame of an MP3 of 64 kbit a second: 1152 of 44 100 samples."""
ORIENTATION = 0x0112


def sound(seconds: float) -> bytes:
    return FRAME * round(seconds * 44_100 / 1152)


def test_the_shelf_gives_back_what_it_keeps(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "kept")
    first = shelf.get("key", ".pdf", lambda: b"one")
    assert shelf.get("key", ".pdf", lambda: b"two") == first
    assert first.read_bytes() == b"one"


def test_a_file_cut_short_is_made_anew(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.get("key", ".pdf", lambda: b"whole").write_bytes(b"who")
    assert shelf.get("key", ".pdf", lambda: b"whole").read_bytes() == b"whole"


def test_what_was_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    Shelf(tmp_path).get("old", ".pdf", lambda: b"old")
    shelf = Shelf(tmp_path)
    kept = shelf.get("new", ".pdf", lambda: b"new")
    shelf.clear_unused()
    assert list(tmp_path.iterdir()) == [kept]


def test_parts_of_a_key_cannot_flow_into_each_other() -> None:
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc")


def test_the_zip_has_every_file_and_true_sums_on_any_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"b.html": tmp_path / "b", "a.pdf": tmp_path / "a"}
    for name, file in files.items():
        file.write_bytes(name.encode() * 100)
    packed = write_bundle("ban-tin-2024-01", files)
    monkeypatch.setattr(sys, "platform", "win32")
    assert write_bundle("ban-tin-2024-01", dict(reversed(files.items()))) == packed
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        names = archive.namelist()
        lines = archive.read("ban-tin-2024-01/SHA256SUMS").decode().splitlines()
        for line in lines:
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(f"ban-tin-2024-01/{name}")).hexdigest() == digest
    assert names == [f"ban-tin-2024-01/{name}" for name in ("a.pdf", "b.html", "SHA256SUMS")]


def test_a_large_picture_is_made_fit_and_loses_its_camera_data(tmp_path: Path) -> None:
    data = Imaging.Exif()
    data[ORIENTATION] = 6
    data[0x010F] = "Máy ảnh".encode().decode("latin-1")
    file = tmp_path / "a.jpg"
    file.write_bytes(picture(3000, 2000, "JPEG", exif=data))
    image = prepare(file)
    assert (image.width, image.height) == (1067, LONGEST_SIDE)
    with Imaging.open(BytesIO(image.content)) as opened:
        assert not opened.getexif()


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg")])
def test_a_small_picture_is_left_as_it_is(tmp_path: Path, form: str, suffix: str) -> None:
    file = tmp_path / f"a{suffix}"
    file.write_bytes(picture(form=form))
    assert prepare(file).content == file.read_bytes()


def test_forms_that_word_cannot_show_are_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.webp"
    file.write_bytes(picture(form="WEBP"))
    assert prepare(file).suffix == ".jpg"


@pytest.mark.parametrize("content", [b"", b"<html>", picture()[:200]])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(content)
    with pytest.raises(PictureProblem):
        prepare(file)


def test_a_recording_has_its_true_length(tmp_path: Path) -> None:
    file = tmp_path / "a.mp3"
    file.write_bytes(sound(185))
    audio = read_audio(file)
    assert (audio.media_type, audio.length) == ("audio/mpeg", len(sound(185)))
    assert audio.seconds == pytest.approx(185, abs=1)
    assert audio.duration_label == "3 phút 05 giây"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mp3", b""),
        ("a.mp3", b"not a sound" * 500),
        ("a.mp3", picture()),
        ("a.m4a", b"<!doctype html>" * 500),
        ("a.wav", sound(5)),
    ],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(AudioProblem, match=name):
        read_audio(file)


def problems_of(root: Path, **files: str | bytes) -> list[str]:
    written = {ISSUE: issue_source("audio: ban-nghe.mp3"), **FILES}
    written[ISSUE] = str(files.get("issue", issue_source()))
    written |= {f"bulletins/2024-01/{name}": data for name, data in files.items() if "." in name}
    return [str(problem) for problem in edition_problems(look_at(root, written).collection)]


def test_a_false_recording_is_an_error_at_its_line(tmp_path: Path) -> None:
    issue = issue_source("audio: ban-nghe.mp3")
    found = problems_of(tmp_path, issue=issue, **{"ban-nghe.mp3": b"x" * 4000})
    assert [line for line in found if line.startswith("LỖI bulletins/2024-01/index.md:5: ")]


def test_signs_that_print_lacks_are_named_at_their_line(tmp_path: Path) -> None:
    (line,) = [
        line
        for line in problems_of(tmp_path, issue=issue_source("focus: Vui 🎉"))
        if "ký tự" in line
    ]
    assert line.startswith("LƯU Ý bulletins/2024-01/index.md:5: ")
    assert "🎉" in line


def test_an_imprint_that_says_too_little_is_a_notice(tmp_path: Path) -> None:
    (line,) = [line for line in problems_of(tmp_path) if "mkdocs.yml" in line]
    assert line.startswith("LƯU Ý mkdocs.yml:")
    assert "(responsible)" in line


def test_a_sample_needs_no_imprint(tmp_path: Path) -> None:
    assert problems_of(tmp_path, issue=issue_source("sample: true")) == []


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    (tmp_path / "repository").mkdir()
    issue, _ = make_issue(tmp_path / "repository")
    return [
        Job(tmp_path / "kept", issue, ISSUE_FORMS, f"key{number}", {}, "ban-tin-2024-01")
        for number in range(2)
    ]


def test_many_texts_are_written_by_several_processes_alike(
    jobs: list[Job], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write_all(jobs) == []
    alone = {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()}
    for file in (tmp_path / "kept").iterdir():
        file.unlink()
    monkeypatch.setattr(press, "MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert write_all(jobs) == []
    assert {file.name: file.read_bytes() for file in (tmp_path / "kept").iterdir()} == alone
    assert len(alone) == 2 * (len(ISSUE_FORMS) + 1)


def test_a_job_is_finished_only_when_nothing_is_missing(jobs: list[Job]) -> None:
    write_all(jobs[:1])
    shelf = Shelf(jobs[0].folder)
    found = find_all(jobs[0], shelf)
    assert found is not None
    found[BUNDLE].unlink()
    assert find_all(jobs[0], shelf) is None


def test_a_broken_picture_is_an_error_of_the_issue(jobs: list[Job], tmp_path: Path) -> None:
    broken = tmp_path / "anh.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    job = Job(jobs[0].folder, jobs[0].manuscript, ISSUE_FORMS, "key", {"tin-tuc/anh.png": broken})
    (problem,) = write_all([job])
    assert (problem.path, problem.level) == (ISSUE, Level.ERROR)
    assert "tin-tuc/anh.png" in problem.message


def test_a_preview_makes_the_editions_of_drafts_and_a_build_does_not(tmp_path: Path) -> None:
    files = {**FILES, ISSUE: issue_source(state="trình duyệt")}
    for preview in (True, False):
        collection = look_at(tmp_path, files, preview=preview).collection
        made = Editions(collection, Cards(collection)).files
        assert ("ban-tin/2024-01/ban-tin-2024-01.docx" in made) is preview
        assert "ke-hoach/nghe-an-2024/nghe-an-2024-ban-doc.pdf" in made
