# Two commands do everything on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check eval confidence wikinews bench reprints drill readme shots lock clean
.DEFAULT_GOAL := test

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Verbale needs Python 3.11 or newer: make PYTHON=python3.11"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(STAMP)
	@$(BIN)/verbale read --metadata samples/metadata.csv samples/*.txt

check: $(STAMP)
	@$(BIN)/ruff check src tests eval bench docs
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check
	@$(BIN)/pytest

eval: $(STAMP)
	@$(BIN)/python -m eval.run

confidence: $(STAMP)
	@$(BIN)/python -m eval.confidence

wikinews: $(STAMP)
	@$(BIN)/python -m eval.wikinews

bench: $(STAMP)
	@$(BIN)/python -m bench.run

reprints: $(STAMP)
	@$(BIN)/python -m bench.reprints

drill: $(STAMP)
	@$(BIN)/python -m tests.store.drills.run $(DRILL)

readme: $(STAMP)
	@$(BIN)/python docs/record.py

# Needs Chromium.
shots: $(STAMP)
	@$(BIN)/python docs/shoot.py

# Needs uv on the path. One version of everything for every Python that is served.
lock:
	{ echo "# Pinned with hashes; no registry is named. Made by \`make lock\` (uv pip compile); install with pip --require-hashes."; \
	uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header --extra dev pyproject.toml build.in; } > requirements.lock.new
	mv requirements.lock.new requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info
