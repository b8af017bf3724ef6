# Earnest on a fresh Debian or Ubuntu: git, make and Python 3.11 or newer are enough.
#   make demo [PORT=8000] install, build a small world, serve it on http://127.0.0.1:8000
#   make test [PG=16]    the whole gate: form, types, rooms, tests, browser
#   make real DATA=...   the tests on the real files
#   make bench           the measured claims, at their default sizes

PYTHON ?= python3
PG ?= 18
DATA ?= ../shared/data
JOBS ?= 2
PORT = 8000
BIN = .venv/bin

export EARNEST_PG = $(PG)
TESTED = EARNEST_VAR="$${EARNEST_VAR:-$(CURDIR)/var/test-$(PG)}"

.PHONY: install demo test check suite real bench

install: .venv/installed

.venv/installed: pyproject.toml uv.lock scripts/install.py
	@$(PYTHON) scripts/install.py
	@touch $@

demo: export EARNEST_DEMO = 1
demo: install
	@$(BIN)/earnest serve --check --port $(PORT)
	@$(BIN)/earnest migrate
	@$(BIN)/earnest demo
	@$(BIN)/earnest serve --port $(PORT)

test: check suite

check: install
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	@find earnest -name '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/mypy --strict earnest tests scripts
	$(BIN)/lint-imports

suite: install
	@EARNEST_CHROMIUM="$$(scripts/chromium)" && export EARNEST_CHROMIUM && \
	$(TESTED) $(BIN)/pytest -n $(JOBS)

real: install
	@test -d "$(DATA)" || { echo "There is no folder $(DATA). Name the one with the real files: make real DATA=..." >&2; exit 1; }
	@$(TESTED) EARNEST_REAL_DATA="$(abspath $(DATA))" $(BIN)/pytest -m real tests/real

bench: install
	@$(BIN)/earnest bench
