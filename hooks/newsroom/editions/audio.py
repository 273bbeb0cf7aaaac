"""The sound file of an issue: what it is, how long it is and how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tinytag import TinyTag, TinyTagException

MEDIA_TYPES = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
"""What every browser and every podcast reader plays."""


@dataclass(frozen=True, slots=True)
class Audio:
    """A sound file: media type, bytes, whole seconds."""

    media_type: str
    length: int
    seconds: int

    @property
    def duration_label(self) -> str:
        """ "3 phút 05 giây"."""
        minutes, seconds = divmod(self.seconds, 60)
        return f"{minutes} phút {seconds:02} giây" if minutes else f"{seconds} giây"


class AudioProblem(ValueError):
    """The file is no sound we can publish; the sentence is for the editor."""


def read_audio(file: Path) -> Audio:
    """What a sound file is; raises AudioProblem."""
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise AudioProblem(
            f'Tệp âm thanh "{file.name}" không phải là .mp3 hay .m4a. Hãy lưu lại thành MP3.'
        )
    try:
        tag = TinyTag.get(file, tags=False)
    except (TinyTagException, OSError, ValueError):
        tag = None
    if tag is None or not tag.duration or tag.duration < 1:
        raise AudioProblem(
            f'Tệp "{file.name}" có đuôi {file.suffix} nhưng bên trong không phải là âm thanh nghe được. '
            "Hãy mở thử tệp, rồi xuất lại thành MP3."
        )
    return Audio(media_type, file.stat().st_size, round(tag.duration))
