"""What a failure of MongoDB means: it will pass, or the database said no; and how to tell a person."""

from __future__ import annotations

import re

from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    DocumentTooLarge,
    InvalidName,
    OperationFailure,
    PyMongoError,
)

from crawler.errors import EmbeddedServerError, StoreError, StoreRefusedError, StoreUnavailableError

Failure = PyMongoError | DocumentTooLarge | StoreError
FAILURES = (PyMongoError, DocumentTooLarge, StoreError)

# Codes of MongoDB (error_codes.yml) that say "not here" or "not now": HostUnreachable, HostNotFound, NetworkTimeout,
# ShutdownInProgress, PrimarySteppedDown, ExceededTimeLimit, SocketException, NotWritablePrimary, InterruptedAtShutdown,
# InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary, WriteConcernTimeout, MaxTimeMSExpired,
# PooledConnectionAcquisitionExceededTimeLimit, CursorNotFound, ReadConcernMajorityNotAvailableYet; and 1 (InternalError), with
# which the embedded server answers everything after its disk was full, until it is started again.
PASSING = {1, 6, 7, 43, 50, 64, 89, 91, 134, 189, 202, 262, 9001, 10107, 11600, 11602, 13435, 13436}
RIGHTS = {13, 18, 8000}
INVALID = 121
TOO_LARGE = {10334, 17419, 17420}


def will_pass(error: Exception) -> bool:
    """Whether asking again, perhaps at another address, is the answer to *error*."""
    if isinstance(error, ConnectionFailure | ConfigurationError | StoreUnavailableError | EmbeddedServerError):
        return True  # a ConfigurationError may be a name server that is away, too
    if isinstance(error, OperationFailure) and error.code in PASSING:
        return True
    return isinstance(error, PyMongoError) and (error.timeout or error.has_error_label("RetryableWriteError"))


def is_slow(error: Exception) -> bool:
    """Whether somebody listens and has not answered in time; nobody refused the connection, and the name is known."""
    refused = ("refused", "connect call failed", "name or service", "name resolution", "no address", "unreachable")
    silent = isinstance(error, PyMongoError) and error.timeout
    return silent and not any(word in str(error).lower() for word in refused)


def as_store_error(error: Failure, *, where: str, waited: float) -> StoreError:
    """*error* in the words of the house, with the next step; *where* is the database's address without its password.

    *waited* is for how many seconds it was asked, again and again if need be.
    """
    if isinstance(error, StoreError):
        return error
    if isinstance(error, ConfigurationError | InvalidName):
        return StoreUnavailableError(
            f"the database {where} cannot be asked: {short(error)}. Mend MONGODB_URI or MONGODB_DATABASE."
        )
    if will_pass(error):
        return StoreUnavailableError(
            f"the database {where} did not answer for {waited:.0f} s: {short(error)}. "
            "Start it, or correct MONGODB_URI; without MONGODB_URI the embedded database is used. `tashih doctor` looks closer."
        )
    return StoreRefusedError(refusal(error, where))


def refusal(error: Failure, where: str) -> str:
    """What the database said no to, and what to do."""
    code = getattr(error, "code", None)
    if isinstance(error, DocumentTooLarge) or code in TOO_LARGE:
        return f"the database {where} takes no document over 16 MiB: {short(error)}. Nothing was written."
    if code in RIGHTS:
        return (
            f"the database {where} refuses this user: {short(error)}. It needs the role readWrite; look at MONGODB_URI."
        )
    if isinstance(error, OperationFailure) and code == INVALID:
        return f"the database {where} refuses a document: {unfit(error)}. Nothing was written; please report it."
    return f"the database {where} refuses: {short(error)}."


def unfit(error: OperationFailure) -> str:
    """Which document, and what its validator found wrong (errInfo of code 121)."""
    info = (error.details or {}).get("errInfo") or {}
    return f"{info.get('failingDocumentId')!r} does not fit its validator, {str(info.get('details'))[:500]}"


def short(error: Exception) -> str:
    """What an error says itself; the driver appends its time limits and the state of its whole topology.

    >>> short(Exception("db:1: connection refused (configured timeouts: timeoutMS: 2.0ms), Timeout: 5s, Topology: …"))
    'db:1: connection refused'
    """
    return re.split(r" \(configured timeouts:|, Timeout:|, full error:", str(error), maxsplit=1)[0][:300]


def without_password(uri: str) -> str:
    """An address as it may be shown: no user, no password, no options.

    >>> without_password("mongodb+srv://kedi:s3cr3t@db.example/news?authSource=admin")
    'mongodb+srv://***@db.example/news'
    """
    scheme, _, rest = uri.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{'***@' if user or at else ''}{host.partition('?')[0]}"
