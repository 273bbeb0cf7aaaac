"""What tests of mail share; property tests judge answers, not how busy the machine is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newsroom.commands.post import Server
from newsroom.editions.mail import Letter
from tests.unit.mail_samples import Office, letter_to, make_office, running

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def letter(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Letter:
    return letter_to(office, tmp_path_factory.mktemp("list") / "ds.csv", "a@nghean.gov.vn\n")


@pytest.fixture
def mail_office() -> Iterator[tuple[Office, Server]]:
    handler = Office()
    with running(handler) as server:
        yield handler, server
