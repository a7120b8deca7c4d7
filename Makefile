# Two commands do everything: `make run` and `make test`. See README.md.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
WORKERS ?= auto

export HOST PORT
export BASE_URL ?= http://$(HOST):$(PORT)
export DEMO ?= true
export PYTHONUNBUFFERED = 1

.PHONY: run setup reset test check format catalogues requirements bench scale help

help: ## Show what can be done
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: setup ## Set up what is missing, then serve the site and its worker
	@$(MANAGE) welcome
	@exec $(BIN)/honcho --no-colour --no-prefix --env deploy/empty.env --procfile deploy/Procfile start

setup: $(BIN)/.run ## All but serve
	@$(MANAGE) prepare

reset: $(BIN)/.run ## Forget all data and start over
	rm -rf var
	@$(MANAGE) prepare

test: $(BIN)/.test ## The whole suite
	@$(MANAGE) prepare --assets-only
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: $(BIN)/.test ## Format, lint, imports, templates, types, deployment, migrations, catalogues
	@$(MANAGE) prepare --assets-only
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh deploy/check.sh

format: $(BIN)/.test ## Put Python and templates in order
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html')
	-$(BIN)/djhtml --tabwidth 2 templates

catalogues: $(BIN)/.test ## Collect the texts to translate (needs gettext)
	$(MANAGE) makemessages --locale vi --no-obsolete --no-location --ignore .venv --ignore var

requirements: $(BIN)/.test ## Pin again, with hashes
	$(BIN)/uv pip compile --quiet pyproject.toml --generate-hashes --no-header --no-emit-index-url -o requirements.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --group dev --generate-hashes --no-header --no-emit-index-url -o tests/requirements.txt

bench: $(BIN)/.test ## Measure; the figures of README.md
	$(BIN)/python -m bench

scale: $(BIN)/.test ## Measure at 10,000, 100,000 and a million rights
	$(BIN)/python -m bench scale

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
	  || { echo "Python 3.11 is needed; found: $$($(PYTHON) --version 2>&1). Say where it is: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3.11-venv"; exit 1; }
	@echo "Making the virtual environment .venv"
	@$(PYTHON) -m venv .venv

$(BIN)/.run: requirements.txt | $(BIN)/python
	@echo "Installing the pinned packages (about half a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(BIN)/.test: tests/requirements.txt $(BIN)/.run
	@echo "Installing what tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@
