# What each command is for: README.md. Needs Python 3.11 or newer and make, nothing else.
# Another Python than python3: make site PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check

PAGES ?= 5000
JSON ?=

# Both say that MkDocs may change one day; an editor can do nothing about it.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONUTF8 := 1

.PHONY: begin site settings serve check new publish report mail test bench search-bench clean

site: settings
	$(RUN) -m mkdocs build
	@PYTHONPATH=hooks $(RUN) -m newsroom compress

# Drafts are shown and marked; warnings do not stop a preview.
serve: settings
	$(RUN) -m mkdocs serve --no-strict

# MkDocs would name broken YAML in English.
settings: $(VENV)/site.stamp | docs bulletins
	@PYTHONPATH=hooks $(RUN) -m newsroom.commands.settings

# Once, in a new office: the sample content goes, scaffolds and the six contents stay.
begin: $(VENV)/site.stamp
	@PYTHONPATH=hooks $(RUN) -m newsroom begin

# make new TYPE=tin-tuc TITLE='Khai trương bộ phận một cửa' · make new TYPE=ban-tin TITLE=2024-02
new: $(VENV)/site.stamp
	@PYTHONPATH=hooks $(RUN) -m newsroom new

# make publish ISSUE=2024-01
publish: $(VENV)/site.stamp
	@PYTHONPATH=hooks $(RUN) -m newsroom publish

# SMTP_URL=smtp://user:password@host:587 make mail ISSUE=2024-01 RECIPIENTS=list.csv [DRY_RUN=1]
mail: $(VENV)/site.stamp
	@PYTHONPATH=hooks $(RUN) -m newsroom mail

# make report PERIOD=2024-Q1 (2024-01, 2024-H1, 2024-9M, 2024) [AGENCY=…] [PLAN=…] [AS_OF=2024-03-20] [SAMPLE=1]
report: $(VENV)/site.stamp
	@PYTHONPATH=hooks $(RUN) -m newsroom report

check: $(VENV)/site.stamp
	PYTHONPATH=hooks $(RUN) -m newsroom check

test: $(VENV)/test.stamp
	$(RUN) -m tests.tools
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m pytest --numprocesses 2 --dist loadfile

bench: $(VENV)/test.stamp
	$(RUN) -m bench.build --pages $(PAGES) $(if $(JSON),--json $(JSON))

# make search-bench CORPUS=pages/ QUERIES=queries.jsonl [JSON=figures.json]
search-bench: $(VENV)/test.stamp
	PYTHONPATH=hooks $(RUN) -m bench.search --corpus $(CORPUS) --queries $(QUERIES) $(if $(JSON),--json $(JSON))

clean:
	rm -rf site site.new site.old .cache $(VENV)

docs bulletins:
	@echo 'Không có thư mục "$@". Hãy tạo lại thư mục này (để trống cũng được) rồi chạy lại lệnh.'
	@exit 1

$(VENV)/site.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Cần Python 3.11 trở lên. Ví dụ: make $(MAKECMDGOALS) PYTHON=python3.12'; exit 1; }
	test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	$(PIP) -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/site.stamp
	$(PIP) -r requirements-dev.txt
	touch $@
