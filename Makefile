# The few commands. Each makes what it needs: a virtual environment in .venv with the versions of the lock file.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := $(filter-out %__init__ __main__,$(subst /,.,$(basename $(wildcard *.py graph/*.py ingest/*.py ontology/*.py queries/*.py))))
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install --quiet

.PHONY: demo test lint lock model clean

demo: $(VENV)/run.done
	$(BIN)/culturepact demo

test: $(VENV)/dev.done
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	@mkdir -p $(VENV)/typing && ln -sfn "$(CURDIR)" $(VENV)/typing/culturepact
	MYPYPATH=$(VENV)/typing $(BIN)/mypy -m culturepact $(addprefix -m culturepact.,$(SOURCES))

lock: $(VENV)/dev.done
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --upgrade --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --upgrade --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --quiet --output-file requirements-dev.lock

model: $(VENV)/run.done
	@test -n "$(CORPUS)" || { echo "name a folder of annotated reports: make model CORPUS=folder" >&2; exit 1; }
	$(PIP) --no-build-isolation --editable ".[model]"
	$(BIN)/python benchmarks/train_encoder.py "$(CORPUS)"
	$(BIN)/python benchmarks/train_encoder.py "$(CORPUS)" --halves $(VENV)/halves
	$(BIN)/python benchmarks/train_events.py "$(CORPUS)" --halves $(VENV)/halves --write

clean:
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "culturepact needs Python 3.11 or later; name one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "$(PYTHON) lacks its venv module; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: requirements-dev.lock $(VENV)/run.done
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
