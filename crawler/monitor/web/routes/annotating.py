"""``/api/annotations``: what people say about revisions; every step is kept with who and when."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from crawler.monitor.web.access.who import Annotator, Who
from crawler.monitor.web.answering import in_json
from crawler.monitor.web.asked import DEFAULT, AnnotationFilters, Cursor, Limit
from crawler.monitor.web.finding import article_at, revision_of
from crawler.monitor.web.lists import Listed, list_annotations
from crawler.monitor.web.problems import PROBLEMS, Problem, ProblemError
from crawler.monitor.web.services import Services, services_of
from crawler.monitor.web.shapes import AnnotationList, AnnotationShape, annotation_shape
from crawler.store.annotations import Annotation, Deed, Entry

router = APIRouter(prefix="/api", tags=["annotations"], responses=PROBLEMS)
Key = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="the annotation's id")]
MOST_STEPS = 500  # in one annotation's life


class Words(BaseModel):
    """What an annotation says; at least one of the three must say something."""

    label: str = Field("", max_length=60, description="a word or two")
    note: str = Field("", max_length=4000)
    importance: int = Field(0, ge=0, le=3, description="0: none given, to 3")


class NewAnnotation(Words):
    """An annotation of a revision."""

    url: str = Field(min_length=1, max_length=4000, description="any address of the article")
    number: int = Field(ge=1, le=999_999_999, description="the revision")


class EditedAnnotation(Words):
    """What an annotation says from now on; *edition* is the one that was edited."""

    edition: int = Field(ge=1, le=MOST_STEPS)


@router.get("/annotations", response_model=AnnotationList)
async def all_annotations(
    request: Request,
    filters: Annotated[AnnotationFilters, Query()],
    url: Annotated[str | None, Query(max_length=4000, description="only this article's, all at once")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT,
) -> Response:
    """All annotations, newest first; those of an article by revision, then oldest first."""
    services, wanted = services_of(request), filters.query()
    found: Listed[Annotation]
    if url:
        article = await article_at(services.store, url)
        of_article = await services.annotations.of_article(article.url)
        found = Listed(items=tuple(filter(wanted.takes, of_article)))
    else:
        found = await list_annotations(services.annotations, wanted, cursor=cursor, limit=limit)
    items = tuple(map(annotation_shape, found.items))
    return in_json(request, AnnotationList, AnnotationList(items=items, next=found.next, partial=found.partial))


@router.get("/annotations/{key}", response_model=AnnotationShape)
async def annotation(request: Request, key: Key) -> Response:
    """One annotation with every step in its life, even if it was deleted."""
    return in_json(request, AnnotationShape, annotation_shape(await kept(services_of(request), key)))


@router.post("/annotations", response_model=AnnotationShape, status_code=201)
async def annotate(request: Request, who: Annotator, said: NewAnnotation) -> AnnotationShape:
    """Say something about a revision."""
    services = services_of(request)
    return annotation_shape(await add_annotation(services, who, said))


@router.put("/annotations/{key}", response_model=AnnotationShape)
async def edit(request: Request, who: Annotator, key: Key, said: EditedAnnotation) -> AnnotationShape:
    """Say it differently; 409 if somebody else did meanwhile."""
    return annotation_shape(await step(services_of(request), who, key, "edited", said))


@router.delete("/annotations/{key}", response_model=AnnotationShape)
async def delete(request: Request, who: Annotator, key: Key) -> AnnotationShape:
    """Take it away from the lists; its log stays, and says who did."""
    return annotation_shape(await step(services_of(request), who, key, "deleted", None))


async def add_annotation(services: Services, who: Who, said: NewAnnotation) -> Annotation:
    """Keep an annotation of a revision that is there."""
    article = await article_at(services.store, said.url)
    revision = await revision_of(services.store, article, said.number)
    refuse_empty(said)
    entry = entry_of(services, who, "created", said)
    annotation = Annotation(id=uuid.uuid4().hex, article=article.url, number=revision.number, log=(entry,))
    await services.annotations.add(annotation)
    return annotation


async def step(services: Services, who: Who, key: str, deed: Deed, said: EditedAnnotation | None) -> Annotation:
    """Edit or delete an annotation: one's own, or anybody's as an administrator."""
    found = await kept(services, key)
    refuse_if(found.deleted, GONE)
    refuse_if(who.name != found.log[0].by and not who.may("admin"), NOT_YOURS)
    refuse_if(len(found.log) >= MOST_STEPS, WORN_OUT)
    if said is not None:
        refuse_empty(said)
    words = said or Words(label=found.now.label, note=found.now.note, importance=found.now.importance)
    after = said.edition if said else len(found.log)
    refuse_if(not await services.annotations.append(key, entry_of(services, who, deed, words), after=after), CONFLICT)
    return await kept(services, key)


def entry_of(services: Services, who: Who, deed: Deed, said: Words) -> Entry:
    """A step in an annotation's life, taken now."""
    return Entry(
        deed=deed,
        by=who.name,
        at=services.clock(),
        label=said.label.strip(),
        note=said.note.strip(),
        importance=said.importance,
    )


async def kept(services: Services, key: str) -> Annotation:
    """The annotation with that id; a 404 if there was none."""
    found = await services.annotations.get(key)
    if found is None:
        raise ProblemError(
            Problem(status=404, title="No annotation has this id", next_step="See /api/annotations?url=…")
        )
    return found


def refuse_empty(said: Words) -> None:
    """ProblemError if an annotation says nothing."""
    refuse_if(not (said.label.strip() or said.note.strip() or said.importance), EMPTY)


def refuse_if(wrong: bool, problem: Problem) -> None:
    """ProblemError if something is wrong."""
    if wrong:
        raise ProblemError(problem)


EMPTY = Problem(status=422, title="The annotation says nothing", next_step="Give a label, a note or an importance.")
GONE = Problem(status=410, title="The annotation was deleted", next_step="Its log tells who did; write a new one.")
NOT_YOURS = Problem(
    status=403,
    title="Somebody else wrote this annotation",
    next_step="Write one of your own, or ask an administrator.",
)
WORN_OUT = Problem(status=409, title="The annotation was edited too often", next_step="Delete it and write a new one.")
CONFLICT = Problem(
    status=409, title="Somebody edited the annotation meanwhile", next_step="Read it again and repeat your edit."
)
