# Everything happens in one virtual environment, .venv. Stamp files inside it say what has been done, so that a second
# run does only what has changed.

PYTHON ?= python3
PYTEST_ARGS ?=

venv := .venv
python := $(venv)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
read_by_build := $(shell find src ontology queries data -type f ! -path '*/__pycache__/*')

.DELETE_ON_ERROR:
.PHONY: help demo test lint format figures bench bench-model bench-viewer bench-serve kills clean

help:
	@echo "make demo    install diplograph in $(venv), build the demo graph, say where the picture is"
	@echo "make test    check the style and the types, run all tests"
	@echo "make lint    check the style and the types"
	@echo "make format  bring the source into the project's form"
	@echo "make figures measure the reader on the gold, and show what has changed"
	@echo "make bench   measure how fast everything is, each against something bare (some minutes a line; BENCH=\"export queries\" for some)"
	@echo "make bench-model   measure what the checks let through of what a language model may propose"
	@echo "make bench-viewer  measure how fast the picture opens, and how fast it is made"
	@echo "make bench-serve  measure how much the server answers, beside Oxigraph's own"
	@echo "make kills   kill builds at random moments, and see what is left"
	@echo "make clean   remove the environment and all that was built"
	@echo "With another Python: make demo PYTHON=python3.12"

demo: $(venv)/.demo
	@echo "The demo graph is in out/. Open the picture in a browser: file://$(CURDIR)/out/index.html"

test: lint
	$(python) -m pytest -n 2 $(PYTEST_ARGS)

lint: $(venv)/.dev
	$(python) -m ruff check .
	$(python) -m mypy

format: $(venv)/.dev
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

# The untouched part is measured as a whole: nobody reads what was missed there.
figures: $(venv)/.dev
	@for part in development untouched; do \
		$(venv)/bin/diplograph evaluate tests/gold/$$part --format json > tests/gold/.$$part.json && \
		mv tests/gold/.$$part.json tests/gold/$$part.json || exit 1; done
	git --no-pager diff -- tests/gold/development.json tests/gold/untouched.json

bench: $(venv)/.dev
	$(python) benchmarks/run.py $(BENCH)

bench-model: $(venv)/.dev
	$(python) benchmarks/proposals.py

bench-viewer: $(venv)/.dev
	$(python) benchmarks/viewer.py

bench-serve: $(venv)/.dev $(venv)/.demo
	$(python) benchmarks/serve.py

kills: $(venv)/.dev
	$(python) benchmarks/kills.py

clean:
	rm -rf $(venv) out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Somebody may have thrown out/ away while the stamp stayed.
ifeq ($(wildcard out/index.html),)
.PHONY: $(venv)/.demo
endif
$(venv)/.demo: $(venv)/.run $(read_by_build)
	$(venv)/bin/diplograph build -o out
	@touch $@

$(venv)/.run: $(venv)/.pip pyproject.toml
	$(install) --editable .
	@touch $@

$(venv)/.dev: $(venv)/.pip pyproject.toml
	$(install) --editable '.[dev]'
	@touch $(venv)/.run $@

# The pip that comes with Python may be years old: it is only asked to replace itself.
$(venv)/.pip: constraints.txt
	@$(check_python)
	$(PYTHON) -m venv $(venv)
	$(install) --upgrade pip
	@touch $@

define check_python
command -v $(PYTHON) >/dev/null || { \
	echo "$(PYTHON) is not there. diplograph needs Python 3.11 or newer; name yours: make PYTHON=/path/to/python3" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$(PYTHON) is $$($(PYTHON) --version 2>&1). diplograph needs Python 3.11 or newer; name another: make PYTHON=python3.12" >&2; exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' || { \
	echo "$(PYTHON) cannot make virtual environments. On Debian: apt-get install python3-venv" >&2; exit 1; }
endef
