"""Reports: the files of one period, written side by side into reports/<period>/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..content.cache import cache_file
from ..content.collecting import collect
from ..content.collection import Collection
from ..content.models import Agency, Plan
from ..content.problems import LABELS, Level, at_level, did_you_mean
from ..content.problems import shown as quoted
from ..content.settings import Settings, SettingsProblem, read_settings
from ..content.task_reading import TASK_TABLE
from ..reports.counting import count
from ..reports.figures import Figures
from ..reports.figures_csv import write_csv
from ..reports.ledger import Scope
from ..reports.package import write_package
from ..reports.periods import NoSuchPeriod, read_period
from ..reports.web import write_page
from ..reports.word import BrokenTemplate, write_word
from ..reports.wording import NOTHING, SAMPLE_MARK, shown
from ..reports.workbook import write_workbook
from ..text.dates import short_date
from ..text.vietnamese import nearest

FOLDER = "reports"
_PART = ".part"


@dataclass(frozen=True)
class Request:
    """What an office asks for, as it writes it."""

    period: str
    agency: str = ""
    plan: str = ""
    samples: bool = False


class NoReport(ValueError):
    """Nothing was written; the sentences say all that keeps it from being written."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def write_report(root: Path, request: Request) -> int:
    """Writes a report and says where it is; returns the exit status."""
    try:
        figures, written = report(root, read_settings(root), request)
    except (SettingsProblem, NoReport) as error:
        print(error)
        if isinstance(error, SettingsProblem) and error.usable:
            _, others = _collected(root, error.usable, request)
            print("\n".join(others), end="\n" if others else "")
        print("Báo cáo chưa được tạo.")
        return 1
    mark = f"{SAMPLE_MARK}. " if figures.samples else ""
    print(f"{mark}{figures.period.label}. {figures.period.closing}.")
    if figures.until:
        print(f"AS_OF là ngày {short_date(figures.until)}: không tính gì sau ngày này.")
    print(NOTHING if figures.empty else "; ".join(_counts(figures)) + ".")
    if figures.empty and not request.samples and _would_have_samples(root, request):
        print("Trong kỳ chỉ có bài mẫu, số mẫu. Để xem thử báo cáo, hãy chạy lại với SAMPLE=1.")
    for file in written:
        print(file.relative_to(root).as_posix())
    return 0


def report(root: Path, settings: Settings, request: Request) -> tuple[Figures, list[Path]]:
    """The figures of a report and the files they were written to; raises NoReport."""
    collection, sentences = _collected(root, settings, request)
    if sentences:
        raise NoReport(sentences)
    figures = _counted(collection, request)
    try:
        files = _files(figures, _name(figures, request))
    except BrokenTemplate as error:
        raise NoReport([f"{LABELS[Level.ERROR]} {error}"]) from None
    return figures, _write(root / FOLDER / figures.period.code, files)


def _would_have_samples(root: Path, request: Request) -> bool:
    collection, _ = _collected(root, read_settings(root), request)
    return not _counted(collection, replace(request, samples=True)).empty


def _counted(collection: Collection, request: Request) -> Figures:
    period = read_period(request.period, collection.settings.office.reporting.cut_off)
    scope = Scope(collection.find(Agency, request.agency), request.plan)
    return count(collection, period, scope=scope, samples=request.samples)


def _collected(root: Path, settings: Settings, request: Request) -> tuple[Collection, list[str]]:
    """The content, and all that is wrong in it or in what is asked for."""
    collection, problems = collect(root, settings, cache=cache_file(root))
    errors = at_level(problems, Level.ERROR)
    wrong = frozenset(problem.path for problem in errors)
    sentences = list(map(str, errors))
    sentences += (f"{LABELS[Level.ERROR]} {fault}" for fault in _faults(collection, request, wrong))
    return collection, sentences


def _faults(collection: Collection, request: Request, wrong: frozenset[str]) -> Iterator[str]:
    """What is asked for and is not there, by the name of the variable.

    What is there and cannot be read is said at its own line: its file is one of those `wrong`.
    """
    try:
        read_period(request.period, None)
    except NoSuchPeriod as error:
        yield f"PERIOD: {error}"
    agencies, plans = collection.items[Agency.kind], collection.items[Plan.kind]
    agency_file = f"docs/{Agency.kind}/{request.agency}.md"
    if request.agency and not {request.agency, agency_file} & (agencies.keys() | wrong):
        cure = did_you_mean(nearest(request.agency, agencies, 3))
        cure = cure or " Hãy ghi tên tệp của cơ quan trong docs/co-quan/, không có .md."
        yield f'AGENCY: Không có cơ quan "{quoted(request.agency)}".{cure}'
    plan_files = {f"docs/{Plan.kind}/{request.plan}{ending}" for ending in (".md", TASK_TABLE)}
    if request.plan and not collection.plan_tasks(request.plan) and not plan_files & wrong:
        cure = did_you_mean(nearest(request.plan, plans, 3))
        if request.plan in plans:
            cure = " Kế hoạch ấy chưa có bảng nhiệm vụ."
        cure = cure or " Hãy ghi tên tệp của kế hoạch trong docs/ke-hoach/, không có .md."
        yield f'PLAN: Không có nhiệm vụ của kế hoạch "{quoted(request.plan)}".{cure}'


def _files(figures: Figures, name: str) -> Mapping[str, bytes]:
    return {
        f"bao-cao-{name}.docx": write_word(figures),
        f"bao-cao-{name}.xlsx": write_workbook(figures),
        f"bao-cao-{name}.csv": write_csv(figures),
        f"bao-cao-{name}.html": write_page(figures),
        f"tai-lieu-kiem-chung-{name}.zip": write_package(figures),
    }


def _name(figures: Figures, request: Request) -> str:
    """Of every file, so that no narrower or earlier report and no sample overwrites the real one."""
    period, until = figures.period, figures.until
    earlier = f"den-{until}" if until and until < period.span.last else ""
    samples = "so-lieu-mau" if request.samples else ""
    return "-".join(filter(None, (period.code, request.agency, request.plan, earlier, samples)))


def _write(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """All files of a report or none, so that no earlier one stands among them."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / f"{name}{_PART}": folder / name for name in files}
    try:
        for part, content in zip(parts, files.values(), strict=True):
            part.write_bytes(content)
        for target in filter(Path.exists, parts.values()):
            target.open("r+b").close()  # Windows refuses it while Word or Excel has the file
        for part, target in parts.items():
            part.replace(target)
    except OSError as error:
        sentence = (
            f'Không ghi được "{Path(error.filename or folder).name.removesuffix(_PART)}" '
            f"({error.strerror}). Hãy đóng tệp này nếu đang mở trong Word hoặc Excel, rồi chạy lại."
        )
        raise NoReport([f"{LABELS[Level.ERROR]} {sentence}"]) from None
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return list(parts.values())


def _counts(figures: Figures) -> Iterator[str]:
    totals = figures.totals
    yield f"{shown(totals.items)} tin, bài"
    yield f"{shown(totals.issues)} số bản tin"
    yield f"{shown(totals.events)} sự kiện"
    yield f"{shown(totals.answered)} câu đã trả lời"
    yield f"{shown(totals.tasks_done)}/{shown(totals.tasks)} nhiệm vụ có tài liệu kiểm chứng"
