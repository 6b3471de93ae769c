# One set of commands for people and for continuous integration. `make` alone lists them.
PYTHON ?= python3
UV     := $(shell command -v uv 2>/dev/null || echo .venv-uv/bin/uv)
RUN    := .venv/bin
export UV_PYTHON_DOWNLOADS = never

.PHONY: help install dev demo test check bench docs golden wheel clean
help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "whence needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	@$(PYTHON) -m venv .venv-uv && .venv-uv/bin/pip install --quiet --disable-pip-version-check uv

.venv/.base: pyproject.toml uv.lock | $(UV)
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "whence needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	@echo "setting up .venv from uv.lock ..."
	@$(UV) sync --frozen --quiet --no-dev --inexact --python $(PYTHON)
	@touch $@

.venv/.dev: .venv/.base
	@$(UV) sync --frozen --quiet --inexact --python $(PYTHON)
	@touch $@

install: .venv/.base ## set up .venv from the committed lock, run nothing
dev: .venv/.dev ## the same with the tools for tests and checks

demo: .venv/.base ## run the demo case and print where its report lies
	@$(RUN)/whence demo --case demo-case

test: .venv/.dev ## set up and run every test
	@$(RUN)/python -m pytest -n auto --dist worksteal

check: .venv/.dev ## format, lint, types, direction of imports
	@$(RUN)/ruff format --check src tests bench training
	@$(RUN)/ruff check src tests bench training
	@$(RUN)/mypy
	@$(RUN)/lint-imports

bench: .venv/.dev ## measure speed and growth (minutes)
	@$(RUN)/python bench/stream.py

docs: .venv/.dev ## write the generated parts of README and docs anew
	@$(RUN)/python docs/generate.py

wheel: .venv/.dev ## build the wheel
	@$(UV) build --wheel --quiet --out-dir dist

clean: ## remove what make made
	rm -rf .venv .venv-uv dist demo-case .mypy_cache .ruff_cache .pytest_cache
