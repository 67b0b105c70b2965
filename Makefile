# make demo   a venv, the package, and the table of seeds/
# make test   a venv, the development tools, and every check
# make messages  the messages of the code into the catalogue, and what is translated into its compiled form
# make fuzz   coverage-guided fuzzing of texts, files and expressions
# make picture  the page of a text of seeds/, as the README shows it
# make bench  other tools beside ours, in virtual environments of their own; the tables go into the README
# make bench-profile  where our time goes, by module
# make clean  away with everything that was built

PYTHON ?= python3
FUZZ_SECONDS ?= 60
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint messages picture fuzz bench bench-profile clean

demo: $(VENV)/.user-installed
	$(BIN)/natofacts extract seeds/

test: lint
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

picture: $(VENV)/.dev-installed
	$(BIN)/python tests/picture.py examples/report.webp

LOCALE := natofacts/locale
EXTRACT := --keyword N_ --keyword View:1 --add-location=file --sort-by-file --project=natofacts \
	--copyright-holder='natofacts contributors' --version=0.1.0

messages: $(VENV)/.dev-installed
	PYTHONPATH=tests $(BIN)/pybabel -q extract --mapping natofacts/locale/babel.cfg $(EXTRACT) --output $(LOCALE)/natofacts.pot natofacts
	$(BIN)/pybabel -q update --domain natofacts --input-file $(LOCALE)/natofacts.pot --output-dir $(LOCALE) \
		--no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile --domain natofacts --directory $(LOCALE) --statistics

# NATOFACTS_ORIGINALS=FOLDER measures the speed on the texts of a folder; BENCH=--big grows to 50 MB.
bench: $(VENV)/.user-installed
	$(BIN)/python -m benchmarks --readme $(BENCH)

bench-profile: $(VENV)/.user-installed
	$(BIN)/python -m benchmarks.profile

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
	rm -rf $(VENV) .venv-bench build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find natofacts tests examples benchmarks -name __pycache__ -type d -exec rm -rf {} +
