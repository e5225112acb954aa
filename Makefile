# Three commands for everybody: `make serve`, `make quick` and `make test`. Each sets up what it needs, and does so once:
# .venv and node_modules are made anew only when their locks change, or when part of them is lost.
# Needs Python >= 3.11, git and make; Node.js >= 20 is used where it is found, and fetched with pip where it is not.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve site quick test check browsers bench lock setup clean

# The first Python on this machine that is new enough.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
    "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$name"; break; }; done)
PORT ?= 8000

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PYTHONPATH := $(CURDIR)
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material announces its own end of life at every build; docs/utveckling/ has what we do about it.
export NO_MKDOCS_2_WARNING := 1

python := .venv/.python-ready
node := .venv/.node-ready
modules := node_modules/.modules-ready

# A mark that no longer tells the truth is taken away before its date is looked at.
ifneq ($(filter-out help clean,$(or $(MAKECMDGOALS),help)),)
  ifneq ($(PYTHON),)
    $(shell PYTHONUTF8=1 $(PYTHON) -m publish.ready >&2)
  endif
endif

help:
	@echo 'make serve   bygger webbplatsen och visar den på den här datorn'
	@echo 'make quick   kontrollerar allt och provar motorn, utan att bygga (en dryg minut)'
	@echo 'make test    kontrollerar, bygger och provar allt, även i webbläsare (omkring en halvtimme)'
	@echo 'make site    bygger webbplatsen i site/'
	@echo 'make check   snabb kontroll av kod, typer, importer och underlag'
	@echo 'make bench   mäter hur fort det går'
	@echo 'make lock    låser om beroendena;  make clean   tar bort allt som är byggt'

serve: site
	@python -m publish.serve --port $(PORT)

site: $(python) $(modules)
	@python -m publish

# As many tests at a time as there are processors, those of a module in one process: they share what is slow to make.
# (Groups of other kinds, xdist_group, are not seen by pytest-xdist 3.8 with pytest 9.2, and nothing says so.)
pytest := pytest --quiet --numprocesses=auto --maxprocesses=8 --dist=loadscope --no-loadscope-reorder
# What needs no site and no browser. Coverage is of the engine, and is asked of what is written for its parts alone: the
# others go the same ways thousands of times, and take three times as long when it is counted.
parts := tests/unit tests/bad tests/routines
whole := tests/cases tests/property

quick: check
	$(pytest) $(parts) $(whole)

test: check browsers site
	$(pytest) --cov --cov-report=term $(parts)
	$(pytest) $(whole)
	$(pytest) tests/site tests/browser

browsers: $(python)
	@cd tests && python -m tools.browser

check: $(python) $(modules)
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-logo
	node_modules/.bin/oxlint --deny-warnings
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/tsc --project publish/inbrowser/tsconfig.json
	node_modules/.bin/tsc --project publish/innode/tsconfig.json
	node --import ./tests/js/vendor.mjs --test --test-reporter dot tests/js/*.test.mjs
	python -m checklist check
	python -m publish.schema
	python -m publish.exercises
	python -m publish.frontmatter

bench: browsers site
	@cd tests && python -m tools.bench

setup: $(python) $(modules)

# --no-deps: the lock is complete, and pip (23.2) otherwise looks beyond it for a name that also stands with an
# extra: "coverage[toml]" found a newer coverage than the lock's on the day it was published, and had no hash for it.
# `pip check` proves that the lock is complete indeed.
$(python): requirements.lock
	@[ -n '$(PYTHON)' ] || { echo 'Python 3.11 eller nyare behövs, men hittades inte.' >&2; exit 1; }
	@echo 'Sätter upp Python i .venv: hämtar paketen i requirements.lock med pip …'
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/python -m pip install -qq --no-deps --require-hashes -r requirements.lock || \
	    { echo 'Fel: Pythons paket kunde inte hämtas (se ovanför; kontrollera nätet och kör igen)' >&2; exit 1; }
	@.venv/bin/python -m pip check >/dev/null
	@$(PYTHON) -m publish.ready $@

# Node.js comes through pip only where there is none: the package is large.
$(node): requirements-node.lock $(python)
	@if npm --version >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; then :; else \
	    echo 'Hämtar Node.js med pip (requirements-node.lock) …'; .venv/bin/python -m pip install -qq --require-hashes -r requirements-node.lock; fi
	@touch $@

$(modules): package-lock.json $(node)
	@echo 'Sätter upp node_modules: hämtar paketen i package-lock.json med npm …'
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || \
	    { echo 'Fel: paketen till node_modules kunde inte hämtas (se ovanför; kontrollera nätet och kör igen)' >&2; exit 1; }
	@$(PYTHON) -m publish.ready $@

lock: $(node)
	npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund
	@$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install -qq uv
	@for name in requirements requirements-node; do \
	    build/uv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	        --python-version 3.11 "$$name.in" -o "$$name.lock"; done

clean:
	rm -rf .venv node_modules build site .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
