# The engine in a container, as an ordinary user. docs/hub.md says which options student code's walls need when it runs.
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY autograder autograder
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim-bookworm
# Extras of the package, with commas between: torch, quality, cluster, postgresql.
ARG EXTRAS=""
COPY constraints.txt /tmp/constraints.txt
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --constraint /tmp/constraints.txt "$(echo /wheels/*.whl)${EXTRAS:+[$EXTRAS]}" \
    && useradd --create-home --uid 1000 grader \
    && mkdir /course \
    && chown grader /course
USER 1000
WORKDIR /course
ENTRYPOINT ["autograder"]
CMD ["--help"]
