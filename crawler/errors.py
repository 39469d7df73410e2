"""The error tree. Every message says who, what was expected, where, and what to do next.

TashihError
├── UsageError                 the command or its arguments are wrong                (exit 2)
│   ├── UnknownPublisherError  no publisher file of that name
│   ├── PublisherFileError     a publisher file that cannot be used
│   ├── AlertsFileError        an ALERTS file that cannot be used
│   └── AddressError           an address that is no http(s) URL, or a list of them that cannot be read
├── StoreError                 the database                                          (exit 1)
│   ├── StoreUnavailableError  it does not answer
│   ├── StoreVersionError      it was written by another version
│   ├── StoreRefusedError      it answered no: rights, validators, size
│   ├── EmbeddedServerError    the embedded server: folder in use, unwritable, full, does not start
│   └── ArchiveError           a dump that cannot be written, or is no whole dump
├── FileError                  a file that cannot be written, or that is not what it should be (exit 1)
├── BrowserMissingError        a publisher needs a browser, and there is none        (exit 1)
├── ProbeError                 a site that cannot be looked at                         (exit 1)
└── ReadingError               a capture that cannot be read as an article           (visit ``blocked`` or ``failed``)
"""

from __future__ import annotations


class TashihError(Exception):
    """Anything that Tashih itself has to say; the text is for a person."""

    exit_code = 1


class UsageError(TashihError):
    """The command or one of its arguments is wrong."""

    exit_code = 2


class UnknownPublisherError(UsageError):
    """No publisher file has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"no publisher is called {name!r}; known are {', '.join(known)}. "
            "Look with `tashih publishers`, or give PUBLISHERS_PATH a folder with its file."
        )


class PublisherFileError(UsageError):
    """A publisher file that cannot be used; nothing is crawled until it can."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"publisher file {path}: {why}. Mend the file, or move it out of the folder.")


class AlertsFileError(UsageError):
    """An ALERTS file that cannot be used; nothing is told until it can. ``mistakes`` are its lines and what is wrong there."""

    def __init__(self, path: str, mistakes: list[str]) -> None:
        listed = "".join(f"\n  {each}" for each in mistakes)
        super().__init__(f"the ALERTS file {path} cannot be used:{listed}\nMend it, and look with `tashih doctor`.")
        self.mistakes = mistakes


class AddressError(UsageError):
    """An address that is no http(s) URL, or a list of addresses that cannot be read."""


class StoreError(TashihError):
    """The database."""


class StoreUnavailableError(StoreError):
    """The database does not answer."""


class StoreVersionError(StoreError):
    """The database was written by another version."""


class StoreRefusedError(StoreError):
    """The database answered no: rights, a validator, a size."""


class EmbeddedServerError(StoreError):
    """The embedded server: its folder is in use, unwritable or full, or it does not start."""


class ArchiveError(StoreError):
    """A file of `tashih db dump`: it cannot be written, or it is not whole."""


class BrokerError(TashihError):
    """The message broker of a cluster does not take a message; what it named stays due."""


class FileError(TashihError):
    """A file that cannot be written, or that is not what it should be."""


class BrowserMissingError(TashihError):
    """A publisher's file asks for a browser, and there is none."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"a publisher asks for a browser (render=True): {what}. Without one its pages are not visited."
        )


class ProbeError(TashihError):
    """A site whose home page cannot be had, so that nothing can be learned about it."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"{url} cannot be looked at: {why}. Try the address in a browser; if the site is yours to watch, "
            "write its file by hand (README, Add a publisher)."
        )


class ReadingError(TashihError):
    """A capture that cannot be read as an article; the capture is kept and can be read again."""
