"""Prometheus' families of metrics as OpenTelemetry's: the same names, labels and numbers. Needs the extra ``telemetry``.

Counters become monotonic sums, histograms keep their buckets, which OpenTelemetry counts each by itself instead of all up to a
bound (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import inf
from typing import Any

from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    Gauge,
    Histogram,
    HistogramDataPoint,
    Metric,
    MetricsData,
    NumberDataPoint,
    ResourceMetrics,
    ScopeMetrics,
    Sum,
)
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.util.instrumentation import InstrumentationScope
from prometheus_client import Metric as Family
from prometheus_client.samples import Sample

Labels = tuple[tuple[str, str], ...]
UNITS = {"_seconds": "s", "_bytes": "By"}
CUMULATIVE = AggregationTemporality.CUMULATIVE


def metrics_data(families: Iterable[Family], *, began: int, now: int) -> MetricsData:
    """All families as a collector takes them; instants in nanoseconds since 1970."""
    metrics = [metric_of(family, began=began, now=now) for family in families if family.samples]
    scope = ScopeMetrics(scope=InstrumentationScope("tashih"), metrics=metrics, schema_url="")
    resource = Resource.create({"service.name": "tashih"})
    return MetricsData([ResourceMetrics(resource=resource, scope_metrics=[scope], schema_url="")])


def metric_of(family: Family, *, began: int, now: int) -> Metric:
    """One family."""
    name = f"{family.name}_total" if family.type == "counter" else family.name
    unit = next((unit for ending, unit in UNITS.items() if ending in name), "")
    data: Any
    if family.type == "histogram":
        data = Histogram(data_points=histograms(family, began=began, now=now), aggregation_temporality=CUMULATIVE)
    else:
        points = [number(each, began=began, now=now) for each in family.samples if each.name == name]
        data = Sum(points, CUMULATIVE, is_monotonic=True) if family.type == "counter" else Gauge(points)
    return Metric(name=name, description=family.documentation, unit=unit, data=data)


def number(sample: Sample, *, began: int, now: int) -> NumberDataPoint:
    """One value."""
    return NumberDataPoint(sample.labels, start_time_unix_nano=began, time_unix_nano=now, value=sample.value)


def histograms(family: Family, *, began: int, now: int) -> list[HistogramDataPoint]:
    """The histograms of a family, one for each set of labels; the least and greatest value are not known."""
    buckets: dict[Labels, dict[float, float]] = defaultdict(dict)
    sums: dict[Labels, float] = {}
    for sample in family.samples:
        labels = tuple(sorted((name, value) for name, value in sample.labels.items() if name != "le"))
        if sample.name.endswith("_bucket"):
            buckets[labels][float(sample.labels["le"])] = sample.value
        elif sample.name.endswith("_sum"):
            sums[labels] = sample.value
    unknown: Any = None
    return [
        HistogramDataPoint(
            dict(labels), start_time_unix_nano=began, time_unix_nano=now, count=int(upto[inf]), sum=sums[labels],
            bucket_counts=[int(more - less) for less, more in pairwise([0.0, *(upto[bound] for bound in sorted(upto))])],
            explicit_bounds=sorted(bound for bound in upto if bound != inf), min=unknown, max=unknown,
        )
        for labels, upto in buckets.items()
    ]  # fmt: skip
