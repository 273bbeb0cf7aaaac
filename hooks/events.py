"""MkDocs events: the only file that knows MkDocs. Each hands over to `newsroom` and back."""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from click import echo
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

from newsroom.content.cache import cache_file
from newsroom.content.collecting import collect
from newsroom.content.problems import NOT_BUILT, Level, Problem, at_level, summary
from newsroom.content.settings import Settings, SettingsProblem, read_settings
from newsroom.site.assembly import Site, address_problems, assemble, foreseen_problems
from newsroom.site.preview import problem_site
from newsroom.site.swap import SwapProblem, cleared_folder, published_folder, recover, swap_in
from newsroom.site.template_filters import add_filters
from newsroom.site.turns import turn
from newsroom.site.webpage import OutlineEntry, WebPage
from newsroom.site.writing import Writing
from newsroom.views.releases import release_problems

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger("newsroom")
_command = "build"
_turn = ExitStack()
"""What a build holds while it runs; here, for the event of one that fails knows nothing else of it."""


class Stopped(Abort):
    """The build ends with these words alone; to those of a plugin MkDocs adds English ones."""

    def show(self, file: IO[Any] | None = None) -> None:
        echo(self.format_message(), file=file, err=True)


class ContentProblem(Stopped):
    """The content cannot be published as it is; carries the problems."""

    def __init__(self, problems: list[Problem]) -> None:
        lines = [*map(str, sorted(set(problems))), f"{summary(problems)} {NOT_BUILT}"]
        super().__init__("\n".join(lines))
        self.problems = problems


class NewsroomPage(Page):
    """A page whose HTML and outline the newsroom has already made."""

    def __init__(self, web_page: WebPage, file: File, config: MkDocsConfig) -> None:
        self.web_page = web_page
        super().__init__(web_page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.web_page.template, "description": self.web_page.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.web_page.body.html
        self.toc = TableOfContents([_anchor_link(entry) for entry in self.web_page.outline])


def _settings(root: Path) -> Settings:
    """The settings of the repository; raises ContentProblem."""
    try:
        return read_settings(root)
    except SettingsProblem as error:
        raise ContentProblem(error.problems) from None


# MkDocs names an unknown setting in English, and stops, before the first event; this is earlier.
_settings(Path(__file__).parent.parent)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(config.config_file_path).parent
    preview = _command == "serve"
    _turn.close()
    _turn.enter_context(turn(root, log.info))
    if not preview:
        recover(Path(config.site_dir))
    slips: list[Problem] = config.extra.pop("slips", [])
    settings: Settings = config.extra["settings"] if slips else _settings(root)
    config.extra["settings"] = settings
    collection, problems = collect(root, settings, preview=preview, cache=cache_file(root))
    theme = Path(config.theme.custom_dir or root / "overrides")
    try:
        problems += [*slips, *release_problems(collection)]
        if at_level(problems, Level.ERROR):
            # Nothing will be made, so one run also names what the making would have found.
            problems += foreseen_problems(collection)
        _report(problems)
        site = assemble(collection, theme)
        _report([*site.problems, *address_problems(site)])
    except ContentProblem as stop:
        if not preview:
            raise
        log.info("%s", stop)
        site = problem_site(collection, theme, stop.problems)
    config.extra["newsroom"] = site
    config.theme.static_templates = set()
    if not preview:
        config.site_dir = str(_cleared_folder(Path(config.site_dir)))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Exactly the site: neither Material's assets nor anything in docs/ that no item refers to."""
    site: Site = config.extra["newsroom"]
    published = Files([])
    if _command == "serve":
        for path, content in (*site.files.items(), *site.later_files):
            published.append(_static_file(path, content, config))
    else:
        config.extra["writing"] = _writing(site, Path(config.site_dir))
    for web_page in site.pages:
        published.append(_page_file(web_page, config))
    return published


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    env.autoescape = True
    site: Site = config.extra["newsroom"]
    add_filters(env, site.assets, site.presentation.pictures)
    return env


def on_page_context(
    context: dict[str, Any], page: NewsroomPage, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    web_page = page.web_page
    if web_page.file == "404.html":
        # Served at any depth, so its addresses start at the root of the site.
        context["base_url"] = urlsplit(config.site_url or "").path.rstrip("/")
    site: Site = config.extra["newsroom"]
    return {
        **context,
        "view": web_page,
        "site": site.frame,
        **site.presentation.context(web_page, context["base_url"]),
        **web_page.context(),
    }


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Swaps the finished site in, unless a strict build has counted a warning and will abort.

    Last of all hooks and plugins, for each of them may still warn.
    """
    with _turn:
        if _command != "serve":
            _publish(config)


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Shows a slip in mkdocs.yml as one in the content; MkDocs would let the browser wait."""

    def rebuild() -> None:
        try:
            _settings(Path(config.config_file_path).parent)
        except ContentProblem as stop:
            config.extra["slips"] = stop.problems
            builder(config)
        else:
            builder()

    server.builder = rebuild
    return server


def on_build_error(error: Exception) -> None:
    """A preview goes on after it; a build may still be writing, and has its turn until it is gone."""
    if _command == "serve":
        _turn.close()


def _cleared_folder(site: Path) -> Path:
    try:
        return cleared_folder(site)
    except SwapProblem as error:
        raise Stopped(str(error)) from None


def _publish(config: MkDocsConfig) -> None:
    site = published_folder(Path(config.site_dir))
    config.site_dir = str(site)
    config.extra["writing"].finish()
    if _warnings_counted():
        raise Stopped(
            f'Còn cảnh báo nên trang mới chưa được đưa vào "{site.name}"; bản cũ giữ nguyên.'
        )
    try:
        swap_in(site)
    except SwapProblem as error:
        raise Stopped(str(error)) from None


def _report(problems: list[Problem]) -> None:
    """Prints what is harmless; stops the build, with every problem, when something is wrong."""
    for problem in at_level(problems, Level.NOTICE):
        log.info(str(problem))
    if at_level(problems, Level.ERROR):
        raise ContentProblem([problem for problem in problems if problem.level is not Level.NOTICE])
    for problem in at_level(problems, Level.WARNING):
        log.warning(str(problem))


def _warnings_counted() -> bool:
    """Whether the builder, MkDocs or ProperDocs, has counted what makes a strict build abort."""
    logger: logging.Logger | None = log.logger
    while logger:
        for handler in logger.handlers:
            if isinstance(handler, CountHandler) and handler.get_counts():
                return True
        logger = logger.parent
    return False


def _writing(site: Site, folder: Path) -> Writing:
    writing = Writing(folder)
    writing.make_folders([page.file for page in site.pages])
    writing.write(site.files.items())
    writing.write(site.later_files)
    return writing


def _static_file(path: str, content: bytes | Path, config: MkDocsConfig) -> File:
    source = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
    return File.generated(config, path, inclusion=InclusionLevel.INCLUDED, **source)


def _page_file(web_page: WebPage, config: MkDocsConfig) -> File:
    file = File.generated(
        config,
        f"{web_page.file.removesuffix('.html')}.md",
        content="",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.dest_uri = web_page.file
    file.edit_uri = _edit_uri(web_page, config)
    NewsroomPage(web_page, file, config)
    return file


def _edit_uri(web_page: WebPage, config: MkDocsConfig) -> str | None:
    """The source of a page as edit_uri wants it: from docs/, MkDocs' default, or from the root."""
    folder = (config.edit_uri_template or config.edit_uri or "").partition("{")[0]
    if web_page.source and folder.rstrip("/").endswith("docs"):
        return posixpath.relpath(web_page.source, "docs")
    return web_page.source


def _anchor_link(entry: OutlineEntry) -> AnchorLink:
    link = AnchorLink(entry.text, entry.id, entry.level)
    link.children = [_anchor_link(child) for child in entry.children]
    return link
