.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: bench soak soak-load soak-fuzz help setup dev serve build check check-lowest format lint types test score clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.ready ## make .venv and install armstrace into it

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@

dev: $(VENV)/.dev ## install what the checks need as well

build: setup ## build the release of the packaged data into build/
	$(BIN)/armstrace build --out build

serve: build ## build and serve on 127.0.0.1:$(PORT)
	$(BIN)/armstrace serve --release build --port $(PORT)

format: dev ## rewrite the code in the agreed form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: dev
	$(BIN)/mypy

test: dev ## run the tests, a file at a time on each of two processes
	$(BIN)/pytest -n 2 --dist loadfile

soak: dev build soak-load soak-fuzz ## all that takes long: hostile profiles, limits, load, random requests (hours)
	$(BIN)/python -P tests/hostile/soak.py
	ARMSTRACE_SOAK=1 $(BIN)/pytest tests/hostile
	$(BIN)/pytest -m load tests/limits tests/live

soak-load: dev build ## 8 clients, 10 minutes, swaps and bad queries
	$(BIN)/python bench/soak.py build

soak-fuzz: dev build ## 50,000 random requests to all routes
	$(BIN)/python bench/fuzz.py build

check: lint types test ## everything: format, lint, types, tests (the wheel in a clean environment is one of them)

SHARED ?= ../shared
PROFILE := $(SHARED)/profiles/russian-federation.txt
MEASURE := $(SHARED)/score/russia.gold.jsonl

score: build ## measure the rules and the reviewed claims against the readings by hand (needs ../shared)
	$(BIN)/armstrace read $(PROFILE) --format score > build/rules.jsonl
	$(BIN)/armstrace export --release build --format score > build/reviewed.jsonl
	for dump in rules reviewed; do echo "== $$dump"; for by in score roles; do \
	  $(BIN)/python $(SHARED)/score/$$by.py $(MEASURE) build/$$dump.jsonl --doc $(PROFILE); done | awk '{ print } \
	  /^recall=/ { split($$0, at, /found=|\/[0-9]+ claims=| rejected/); printf "claims/found=%.3f\n", at[3] / at[2] }'; done
	rm -rf build/drafts && $(BIN)/armstrace read $(PROFILE) --draft build/drafts
	$(BIN)/armstrace review build/drafts data/claims > build/review.txt

check-lowest: ## run the tests on the lowest versions that pyproject.toml promises
	$(PYTHON) -m venv $(VENV)-lowest
	$(VENV)-lowest/bin/python -m pip install --quiet uv
	VIRTUAL_ENV=$(VENV)-lowest $(VENV)-lowest/bin/uv pip install --quiet --resolution lowest-direct --editable . --group dev
	$(VENV)-lowest/bin/pytest

OXIGRAPH ?= oxigraph
RDFLIB_ENDPOINT ?=
SECONDS ?= 20

bench: build ## the endpoint beside others on a million quads (needs wrk and OXIGRAPH=PATH; RDFLIB_ENDPOINT=PATH, SECONDS=20)
	$(BIN)/python bench/copies.py build/current/graph.nq 1000000 build/million.nq
	$(BIN)/python bench/endpoint.py build/million.nq --oxigraph $(OXIGRAPH) --rdflib-endpoint "$(RDFLIB_ENDPOINT)" \
	  --seconds $(SECONDS)

clean: ## remove what setup and build made
	rm -rf $(VENV) $(VENV)-lowest build dist
