"""Many machines: `tashih dispatch` hands hosts out, `celery -A crawler.cluster.app worker` visits them. See docs/operations.md."""

import os

from settings.production import *  # noqa: F403

CLUSTER_DISPATCH_EVERY_SECONDS = 2.0  # how often the dispatcher looks for hosts that have work
CLUSTER_HOSTS_PER_MESSAGE = 8  # at most; a message is worked by one crawl in a process of its own
CLUSTER_MESSAGE_SECONDS = 60  # after which a crawl takes nothing new; what is left stays due
CLUSTER_QUEUED_SECONDS = 300  # a message that waited longer is stale: its hosts are handed out again

# --- Celery's own settings ---
CELERY_BROKER_URL = os.environ.get("TASHIH_BROKER") or "amqp://guest:guest@127.0.0.1:5672//"
CELERY_TASK_DEFAULT_QUEUE = "tashih.visits"
CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"  # a queue that survives the loss of a broker's machine
CELERY_TASK_ACKS_LATE = True  # a message is gone when its work is done
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1  # nobody hoards what others could do
CELERY_TASK_IGNORE_RESULT = True  # what came of a visit stands in MongoDB
CELERY_BROKER_TRANSPORT_OPTIONS = {"confirm_publish": True}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
