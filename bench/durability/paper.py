"""A paper with as many short articles as a trial needs, in one edition at a time."""

from __future__ import annotations

from crawler.newsroom.exchange import Request, Response
from crawler.newsroom.server import Server

HTML = {"Content-Type": "text/html; charset=utf-8"}
BODY = (
    "The council voted on Tuesday evening to reopen ferry line {number} after {weeks} weeks of repairs to its pier.",
    "Harbour master Ruth Calloway told the meeting that the first boat would leave at 6.40 in the morning with 240 seats.",
    "Shopkeepers along the quay said the closure had cost them a third of their summer takings and asked for help.",
)


class Paper(Server):
    """Answers at once; every article says in which edition it was set."""

    def __init__(self, articles: int) -> None:
        super().__init__(self.answer)
        self.articles = articles
        self.edition = 1

    @property
    def addresses(self) -> list[str]:
        """The address of every article."""
        return [self.url(f"/news/ferry-line-{number}") for number in range(self.articles)]

    def headline(self, number: int | str) -> str:
        """The headline of an article in this edition."""
        return f"Ferry line {number} to reopen after {self.edition + 10} weeks"

    def answer(self, request: Request) -> Response:
        """The page of an article; 404 for everything else."""
        _, found, number = request.path.partition("/news/ferry-line-")
        if not found:
            return Response(status=404, headers=HTML, body=b"<h1>Not found</h1>")
        text = "".join(f"<p>{line.format(number=number, weeks=self.edition + 10)}</p>" for line in BODY)
        title = self.headline(number)
        page = f'<html lang="en"><title>{title}</title><article><h1>{title}</h1>{text}</article></html>'
        return Response(headers=HTML, body=page.encode())
