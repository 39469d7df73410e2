"""Answers in the order of their questions, with the next question under way while an answer is worked on."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Coroutine, Iterable
from itertools import islice
from typing import Any, TypeVar

Answer = TypeVar("Answer")

UNDER_WAY = 2  # questions at once: while one answer is read, the server has the next question already


async def answers_to(questions: Iterable[Coroutine[Any, Any, Answer]]) -> AsyncGenerator[Answer, None]:
    """The answers, in order; who wants only the first has asked only the first.

    *questions* is gone through as they are asked; what is under way when the reader stops is cancelled.
    """
    left, asked, at_once = iter(questions), deque[asyncio.Task[Answer]](), 1
    try:
        while more_of(left, asked, at_once):
            yield await asked.popleft()
            at_once = UNDER_WAY
    finally:
        for task in asked:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)


def more_of(
    left: Iterable[Coroutine[Any, Any, Answer]], asked: deque[asyncio.Task[Answer]], at_once: int
) -> deque[asyncio.Task[Answer]]:
    """The questions under way, after so many of those left have joined them that they are *at_once*."""
    asked.extend(map(asyncio.create_task, islice(left, at_once - len(asked))))
    return asked
