# `make demo` and `make test` need Python 3.11 or newer and nothing else; .venv is made if it is missing or out of date.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$name >/dev/null && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then echo $$name; exit; fi; done)
BIN := .venv/bin
READY := .venv/ready

# The environment in which the solutions were run (autograder/authoring/build.py), so that their text is the same to the letter.
NBVAL_ENV := TQDM_DISABLE=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

# Where nbgrader finds the exchange that `make lab` makes.
LAB := JUPYTER_CONFIG_PATH="$(CURDIR)/lab"

.PHONY: demo test lint slow browser contract measured check build bench quality feedback pictures clean lab

demo: $(READY)  ## grade a sample class in the folder demo/ and show the result
	$(BIN)/autograder demo

test: $(READY)  ## what every change must pass; CI runs `make browser` too
	$(MAKE) --jobs 2 --output-sync lint contract
	$(BIN)/pytest -n 3 --dist worksteal -m "not slow" tests --ignore tests/browser

lint: $(READY)  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

slow: $(READY)  ## whole classes, kills, every attack, and how good the hidden tests are; CI runs it each night
	$(BIN)/autograder check
	$(MAKE) measured
	$(BIN)/pytest -n 3 --dist worksteal -m slow tests --ignore tests/browser

browser: $(READY)  ## a student's and an instructor's way through JupyterLab; skipped with a reason without Chromium
	$(BIN)/pytest -n 2 --dist loadfile tests/browser

contract: $(READY)  ## of the course, but for what `make slow` does; nbval runs the solutions
	$(BIN)/autograder check --no-execute
	$(NBVAL_ENV) $(BIN)/pytest -n 2 --dist loadfile --nbval --nbval-current-env --nbval-cell-timeout 300 \
	  -p no:cacheprovider solutions

measured: $(READY)
	$(BIN)/autograder quality exercise4 --fast
	$(BIN)/autograder quality week1 --fast
	$(BIN)/autograder check exercise4 --secrets 2

check: $(READY)  ## the contract of the course alone
	$(BIN)/autograder check

build: $(READY)  ## release/ and solutions/ from source/
	$(BIN)/autograder build

bench: $(READY)  ## this engine and stock nbgrader side by side; writes docs/benchmark.md
	$(BIN)/python -m benchmarks

quality: $(READY)  ## how good the hidden tests are; writes docs/quality.md
	$(BIN)/autograder quality exercise4 --docs docs

feedback: $(READY)  ## feedback of nbgrader, otter-grader and this engine; writes docs/feedback.md; needs a network and Chromium
	$(BIN)/python -W ignore -m benchmarks.feedback

pictures: $(READY)  ## the screenshots in docs/ and docs/accessibility.md, made by the tests in a browser; needs Chromium
	$(BIN)/pytest tests/browser --keep-pictures

lab: $(READY)  ## the release as a student sees it, with an exchange in the folder lab/ to submit to
	mkdir -p lab/exchange
	echo 'load_subconfig("nbgrader_config.py", path=r"$(CURDIR)")' > lab/nbgrader_config.py
	echo 'c = get_config()' >> lab/nbgrader_config.py
	printf 'c.Exchange.%s = r"$(CURDIR)/%s"\n' root lab/exchange cache lab/cache assignment_dir release \
	  >> lab/nbgrader_config.py
	for name in $(notdir $(wildcard release/*)); do $(LAB) $(BIN)/nbgrader release_assignment $$name --force || exit; done
	$(LAB) $(BIN)/jupyter lab release --KernelSpecManager.allowed_kernelspecs=python3

clean:
	rm -rf .venv demo lab

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q autograder  # where PYTHONDONTWRITEBYTECODE is set, each command would do it anew
	touch $(READY)
