"""What an editor should know before an issue is printed."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.collection import Collection
from ..content.item import Item
from ..content.models import Bulletin, Plan
from ..content.problems import Level, Problem
from ..content.settings import FILE
from ..views.issues import issue_sections
from .audio import AudioProblem, read_audio
from .letters import unprintable


def edition_problems(collection: Collection) -> list[Problem]:
    """A sound file that is none; signs print leaves out; an imprint that says too little."""
    issues = collection.of(Bulletin)
    printed: dict[str, Item] = {item.origin.path: item for item in [*issues, *collection.of(Plan)]}
    for issue in issues:
        for section in issue_sections(issue, collection):
            printed |= {item.origin.path: item for item in section.items}
    problems = [problem for issue in issues for problem in _audio(issue, collection)]
    problems += [problem for item in printed.values() for problem in _signs(item)]
    if any(not issue.sample for issue in issues):
        problems += _imprint(collection)
    return problems


def _audio(issue: Bulletin, collection: Collection) -> Iterator[Problem]:
    file = collection.files.get(collection.file_url(issue, issue.audio))
    if file is None:
        return
    try:
        read_audio(file)
    except AudioProblem as problem:
        yield Problem(issue.origin.path, issue.origin.line("audio"), str(problem))


def _signs(item: Item) -> Iterator[Problem]:
    """A notice for what the printed text lacks, at the line of the first such sign."""
    fields = [name for name in ("title", "summary", "focus", "lead") if getattr(item, name, None)]
    for text, first_line in (
        *((getattr(item, name), item.origin.line(name)) for name in fields),
        (item.origin.body, item.origin.body_line),
    ):
        signs = unprintable(text)
        if signs:
            line = first_line + text[: text.find(signs[0])].count("\n")
            sentence = f"Bản in không có ký tự {' '.join(signs)} và sẽ bỏ qua. Trên trang vẫn hiện."
            yield Problem(item.origin.path, line, sentence, Level.NOTICE)
            return


def _imprint(collection: Collection) -> Iterator[Problem]:
    masthead = collection.settings.office.bulletin
    names = ("responsible", "licence", "printed_at", "print_run", "periodicity")
    empty = [
        f'"{type(masthead).model_fields[name].title}" ({name})'
        for name in names
        if not getattr(masthead, name)
    ]
    if empty:
        sentence = (
            f"Cuối bản tin chưa ghi {', '.join(empty)}. Nếu in giấy hoặc đã được cấp phép, "
            "hãy điền vào extra.office.bulletin; nếu không, để trống cũng được."
        )
        yield Problem(FILE, _masthead_line(collection), sentence, Level.NOTICE)


def _masthead_line(collection: Collection) -> int:
    """The line of mkdocs.yml where the bulletin is described."""
    lines = (collection.root / FILE).read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.strip() == "bulletin:"), 1)
