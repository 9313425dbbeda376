# docker build -t report-checker . && docker run --rm -v "$PWD:/reports:ro" report-checker
FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels '.[pdf]'

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index /wheels/*.whl
# nobody: the container only reads
USER 65534:65534
WORKDIR /reports
ENTRYPOINT ["checker"]
CMD ["check", "."]
