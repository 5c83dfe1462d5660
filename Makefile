.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help setup serve build check format lint types test wheel score clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready ## make .venv and install armstrace into it

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

build: setup ## build the release of the packaged data into build/
	$(BIN)/armstrace build --out build

serve: build ## build and serve on 127.0.0.1:$(PORT)
	$(BIN)/armstrace serve --release build --port $(PORT)

format: setup ## rewrite the code in the agreed form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

test: setup ## run the tests
	$(BIN)/pytest

check: lint types test ## everything: format, lint, types, tests (the wheel in a clean environment is one of them)

clean: ## remove what setup and build made
	rm -rf $(VENV) build dist
