"""``/annotations``: all of them, newest first; and the forms beside a revision, for those who use no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from crawler.errors import UsageError
from crawler.model import Revision
from crawler.monitor.web.access.who import Annotator
from crawler.monitor.web.lists import list_annotations
from crawler.monitor.web.pages.links import local
from crawler.monitor.web.pages.models.asking import OF_ANNOTATIONS, asked
from crawler.monitor.web.pages.render import page
from crawler.monitor.web.routes.annotating import EditedAnnotation, Key, NewAnnotation, add_annotation, step
from crawler.monitor.web.services import Services, services_of
from crawler.store.annotations import Annotation

router = APIRouter()
ROWS = 50


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation with the headline of its revision, if that is still there."""

    annotation: Annotation
    revision: Revision | None


@router.get("/annotations")
async def all_annotations(request: Request) -> Response:
    """What everybody wrote."""
    services = services_of(request)
    wanted = asked("/annotations", request.query_params, OF_ANNOTATIONS)
    cursor = request.query_params.get("cursor", "")
    found = await list_annotations(services.annotations, wanted.annotations, cursor=cursor or None, limit=ROWS)
    return page(
        request,
        "annotations.html",
        here="annotations",
        noted=await with_revisions(services, found.items),
        filters=wanted,
        older=wanted.address("/annotations", cursor=found.next) if found.next else "",
        newest=wanted.address("/annotations") if cursor else "",
        partial=found.partial,
        api=wanted.address("/api/annotations"),
    )


async def with_revisions(services: Services, found: Sequence[Annotation]) -> list[Noted]:
    """Annotations with their revisions."""
    names = [f"{each.article}#{each.number}" for each in found]
    revisions = {each.id: each for each in await services.store.recordings.revisions(list(dict.fromkeys(names)))}
    return [Noted(each, revisions.get(name)) for each, name in zip(found, names, strict=True)]


@router.post("/annotations")
async def annotate(request: Request, who: Annotator) -> Response:
    """Say something about a revision."""
    given = await fields_of(request)
    try:
        said = NewAnnotation.model_validate({**given, "url": given.get("article", "")})
    except ValidationError as error:
        raise UsageError(faults_in(error)) from None
    await add_annotation(services_of(request), who, said)
    return back_to(given)


@router.post("/annotations/{key}")
async def edit(request: Request, who: Annotator, key: Key) -> Response:
    """Say it differently."""
    given = await fields_of(request)
    try:
        said = EditedAnnotation.model_validate({**given, "edition": given.get("after", "")})
    except ValidationError as error:
        raise UsageError(faults_in(error)) from None
    await step(services_of(request), who, key, "edited", said)
    return back_to(given)


@router.post("/annotations/{key}/delete")
async def delete(request: Request, who: Annotator, key: Key) -> Response:
    """Take it away; its log stays."""
    given = await fields_of(request)
    await step(services_of(request), who, key, "deleted", None)
    return back_to(given)


async def fields_of(request: Request) -> dict[str, str]:
    """A form's fields; the guard has read and bounded the body before."""
    try:
        return dict(
            parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50)
        )
    except ValueError:
        raise UsageError("The form has too many fields: load its page again.") from None


def back_to(given: dict[str, str]) -> Response:
    """The page that the form stood on, at its notes."""
    return RedirectResponse(f"{local(given.get('back', '/'))}#notes", status_code=303)


def faults_in(error: ValidationError) -> str:
    """What does not fit, without repeating what was sent."""
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()) + "."
