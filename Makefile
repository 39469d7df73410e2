# Everything a person or a machine does with the project. A fresh machine needs Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: setup demo test check quality bench lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tashih needs Python 3.11 or newer; say which: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	$(BIN)/tashih demo

test: setup
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: setup
	$(BIN)/python -m tests.quality

bench: setup
	$(BIN)/python -m bench

# Needs pip-tools. No address of an index or a machine may stand in the lock.
lock:
	pip-compile --quiet --extra cluster --extra browser --extra telemetry --extra dev --generate-hashes --allow-unsafe \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --no-header -o requirements.lock pyproject.toml

clean:
	-[ -x $(BIN)/tashih ] && $(BIN)/tashih db stop
	rm -rf $(VENV) .tashih .pytest_cache .mypy_cache .ruff_cache .hypothesis build *.egg-info
