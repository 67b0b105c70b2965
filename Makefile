# make demo   a venv, the package, and the table of seeds/
# make test   a venv, the development tools, and every check
# make fuzz   coverage-guided fuzzing of texts, files and expressions
# make picture  the page of a text of seeds/, as the README shows it
# make clean  away with everything that was built

PYTHON ?= python3
FUZZ_SECONDS ?= 60
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint picture fuzz clean

demo: $(VENV)/.user-installed
	$(BIN)/natofacts extract seeds/

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

picture: $(VENV)/.dev-installed
	$(BIN)/python tests/picture.py examples/report.webp

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The package is installed in place, so that only pyproject.toml asks for a new installation.
$(VENV)/.user-installed: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable .
	$(BIN)/python -c 'from natofacts import compiled; compiled.prepare()'
	@touch $@

$(VENV)/.dev-installed: pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --editable '.[dev]'
	@touch $(VENV)/.user-installed $@

# FUZZ_SECONDS for each target
fuzz: $(VENV)/.dev-installed
	$(PIP) install --quiet atheris
	for target in text read where; do $(BIN)/python tests/fuzz/run.py $$target $(FUZZ_SECONDS); done

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find natofacts tests examples -name __pycache__ -type d -exec rm -rf {} +
