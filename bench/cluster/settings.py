"""The cluster's settings for a trial on loopback."""

import os

from settings.cluster import *  # noqa: F403

ALLOW_PRIVATE_ADDRESSES = True
CONFIRM_AFTER_SECONDS = 0
CLUSTER_DISPATCH_EVERY_SECONDS = 0.5
CLUSTER_HOSTS_PER_MESSAGE = 2
DOWNLOAD_DELAY = float(os.environ["BENCH_DELAY"])  # type: ignore[assignment]
DOWNLOAD_DELAY_JITTER = 0
HOST_VISITS_PER_DAY = 0
LEASE_SECONDS = float(os.environ["BENCH_LEASE"])  # type: ignore[assignment]
