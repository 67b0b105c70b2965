# make demo   a venv, the package, and the table of seeds/
# make test   a venv, the development tools, and every check
# make picture  the page of a text of seeds/, as the README shows it
# make clean  away with everything that was built

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint picture clean

demo: $(VENV)/.user-installed
	$(BIN)/natofacts extract seeds/

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

picture: $(VENV)/.dev-installed
	$(BIN)/python tests/picture.py docs/report.webp

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

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find natofacts tests examples -name __pycache__ -type d -exec rm -rf {} +
