"""What a failure of MongoDB means: wait and ask again, or tell a person what to do."""

from __future__ import annotations

import pytest
from pymongo.errors import (
    AutoReconnect,
    ConfigurationError,
    DocumentTooLarge,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WriteConcernError,
)

from crawler.errors import (
    EmbeddedServerError,
    StoreError,
    StoreRefusedError,
    StoreUnavailableError,
    StoreVersionError,
)
from crawler.store.mongo_answers import as_store_error, short, will_pass, without_password


@pytest.mark.parametrize(
    "error",
    [
        AutoReconnect("connection reset"),
        NetworkTimeout("timed out"),
        ServerSelectionTimeoutError("nobody"),
        NotPrimaryError("not primary"),
        OperationFailure("stepping down", 189),
        OperationFailure("interrupted at shutdown", 11600),
        OperationFailure("the disk was full", 1),
        WriteConcernError("waiting for a majority", 64),
        EmbeddedServerError("full"),
        StoreUnavailableError("no server"),
    ],
    ids=str,
)
def test_a_database_that_is_away_is_waited_for(error: Exception) -> None:
    assert will_pass(error)


@pytest.mark.parametrize(
    "error",
    [
        OperationFailure("not authorized", 13),
        OperationFailure("authentication failed", 18),
        OperationFailure("does not fit", 121),
        OperationFailure("another primary key", 11000),
        DocumentTooLarge("18 MB"),
        StoreVersionError("newer"),
    ],
    ids=str,
)
def test_a_no_is_not_asked_again(error: Exception) -> None:
    assert not will_pass(error)


@pytest.mark.parametrize(
    ("error", "kind", "step"),
    [
        (OperationFailure("not authorized on news", 13), StoreRefusedError, "readWrite"),
        (DocumentTooLarge("18 MB"), StoreRefusedError, "16 MiB"),
        (OperationFailure("BSONObj size", 10334), StoreRefusedError, "16 MiB"),
        (OperationFailure("no such command", 59), StoreRefusedError, "no such command"),
        (AutoReconnect("connection reset"), StoreUnavailableError, "did not answer for 7 s"),
        (ConfigurationError("unknown option"), StoreUnavailableError, "Mend MONGODB_URI"),
    ],
)
def test_an_error_says_who_and_what_to_do(error: Exception, kind: type[StoreError], step: str) -> None:
    told = as_store_error(error, where="mongodb://db.example/", waited=7)
    assert type(told) is kind
    assert "mongodb://db.example/" in str(told)
    assert step in str(told)


def test_what_the_house_said_is_not_said_again() -> None:
    error = StoreVersionError("newer")
    assert as_store_error(error, where="anywhere", waited=0) is error


@pytest.mark.parametrize(
    ("uri", "shown"),
    [
        ("mongodb://kedi:s3cr3t@db.example:27017/news?authSource=admin", "mongodb://***@db.example:27017/news"),
        ("mongodb+srv://kedi:s3cr3t@db.example", "mongodb+srv://***@db.example"),
        ("mongodb://kedi:s3@cr?3t/@a.example,b.example", "mongodb://***@a.example,b.example"),
        ("mongodb://127.0.0.1:27017/?directConnection=true", "mongodb://127.0.0.1:27017/"),
        ("mongodb://a.example/?tlsCertificateKeyFilePassword=s3cr3t", "mongodb://a.example/"),
    ],
)
def test_an_address_is_shown_without_its_secrets(uri: str, shown: str) -> None:
    assert without_password(uri) == shown


def test_a_drivers_message_is_cut_to_what_it_says() -> None:
    assert (
        short(Exception("db:1: refused (configured timeouts: timeoutMS: 2ms), Timeout: 5s, Topology: …"))
        == "db:1: refused"
    )
    assert len(short(Exception("x" * 1000))) == 300
