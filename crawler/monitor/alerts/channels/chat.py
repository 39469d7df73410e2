"""Every service that apprise knows: chats, pagers, phones."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from apprise import Apprise, AppriseAsset, NotifyFormat

from crawler.monitor.alerts.channels.answer import Answer
from crawler.monitor.alerts.message import Form, Message, harmless, spelled
from crawler.monitor.alerts.rules import AppriseTarget
from crawler.monitor.aside import ASIDE, TooManyAsideError

PATIENCE = 60.0  # seconds for all services of a target
FORMS: dict[NotifyFormat, Form] = {
    NotifyFormat.TEXT: "text",
    NotifyFormat.MARKDOWN: "markdown",
    NotifyFormat.HTML: "html",
}
logging.getLogger("apprise").setLevel(logging.CRITICAL)  # it logs addresses, and these hold secrets


async def send(target: AppriseTarget, message: Message) -> Answer:
    """Tell each service in the form it takes; all must accept."""
    asset = AppriseAsset(
        app_id="Tashih", app_desc="Tashih", http_redirects=False, async_mode=False, service_timeout=0
    )  # its own time limits begin threads that hold up the end of the process
    services = [service for url in target.urls for service in loaded(url, asset)]
    try:
        async with asyncio.timeout(PATIENCE):
            answers = await asyncio.gather(*(told(service, asset, message, target.name) for service in services))
    except TimeoutError:
        return Answer(accepted=False, said=f"no answer within {PATIENCE:g} s")
    except TooManyAsideError as error:
        return Answer(accepted=False, said=f"not sent: {error}")
    failed = [name for name, accepted in answers if not accepted]
    if failed:
        return Answer(accepted=False, said=f"not accepted by {', '.join(failed)}")
    return Answer(accepted=True, said=f"accepted by {', '.join(name for name, _ in answers)}")


def loaded(url: str, asset: AppriseAsset) -> list[Any]:
    """The services behind an address."""
    several = Apprise(asset=asset)
    several.add(url)
    return list(several)


async def told(service: Any, asset: AppriseAsset, message: Message, target: str) -> tuple[str, bool]:
    """The service's name, and whether it accepted; one service is asked in the thread that asks."""
    one = Apprise(asset=asset)
    one.add(service)
    form = form_of(service.notify_format)
    title, body = harmless(message.subject), spelled(message, FORMS[form])
    accepted = await ASIDE.do(f"chat of {target}", lambda: one.notify(title=title, body=body, body_format=form))
    return str(service.service_name), bool(accepted)


def form_of(taken: NotifyFormat | Sequence[NotifyFormat]) -> NotifyFormat:
    """The form that a service likes best."""
    return NotifyFormat(taken if isinstance(taken, NotifyFormat | str) else taken[0])
