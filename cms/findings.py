"""No page goes live with law that was typed into it.

``findings`` says what is in the way, with the place; ``ChecksLaw`` closes every way
by which a page goes live. A draft may say what it likes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.models import Page

from cms.admin.forms import PublishingForm
from cms.leaves import Step
from cms.passages import Passage, passages
from cms.typed_law import Quantity, find
from cms.typed_law.plain import flatten

_NESTED = {
    "stream": StreamBlockValidationError,
    "struct": StructBlockValidationError,
    "list": ListBlockValidationError,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A quantity on a page that no rule gave: where it stands and its words."""

    passage: Passage
    words: str

    def __str__(self) -> str:
        return gettext("%(place)s: “%(words)s”") % {
            "place": self.passage.place,
            "words": self.words,
        }

    def error(self) -> ValidationError:
        """Return what the editor reads beside the words."""
        message = gettext(
            "“%(words)s” is a length of time or a sum of money. Choose it from the "
            "rule book, or mark it under “%(field)s” with a reason."
        )
        values = {"words": self.words, "field": gettext("Figures that are no law")}
        return ValidationError(message % values, code="typed_law")


class RefusedError(Exception):
    """A page stays as it is; the message says why to whom it concerns."""

    def __init__(self, page: Page, message: str) -> None:
        self.page = page
        super().__init__(message)


class TypedLawError(RefusedError):
    """A page would go live with typed law; ``findings`` are the places."""

    def __init__(self, page: Page, found: list[Finding]) -> None:
        self.findings = found
        message = gettext(
            "“%(page)s” was not published, because lengths of time or sums of money "
            "are typed into it. %(places)s."
        )
        places = "; ".join(str(one) for one in found)
        super().__init__(page, message % {"page": page.title, "places": places})


def findings(page: Page) -> list[Finding]:
    """Return the quantities typed into a page, but for those marked as no law.

    A marked figure covers exactly its words, wherever they stand on the page.
    """
    if getattr(page, "may_state_figures", False):
        return []
    allowed = [_pattern(words) for words in _allowed(page)]
    return [
        Finding(passage, " ".join(quantity.words.split()))
        for passage in passages(page)
        for quantity in _refused(passage.text, allowed)
    ]


def check(page: Page) -> None:
    """Raise TypedLawError where a page states law that was typed."""
    if found := findings(page):
        raise TypedLawError(page, found)


def errors_by_field(found: Iterable[Finding]) -> dict[str, ValidationError]:
    """Return the errors of each field, those of a stream at their blocks."""
    by_field: dict[str, list[tuple[tuple[Step, ...], ValidationError]]] = {}
    for one in found:
        field = by_field.setdefault(one.passage.field, [])
        field.append((one.passage.steps, one.error()))
    return {name: _nested(errors) for name, errors in by_field.items()}


class ChecksLaw:
    """A page that refuses to go live, or to be scheduled, with typed law.

    Saving a draft stays possible. Kinds of page that announce days and prices of
    their own set ``may_state_figures``.
    """

    may_state_figures: ClassVar[bool] = False
    base_form_class: ClassVar = PublishingForm

    def typed_law_errors(self) -> dict[str, ValidationError]:
        """Return by field what keeps the page, as it is now, from going live."""
        return errors_by_field(findings(self))  # type: ignore[arg-type]

    def publish(self, revision: Any, *args: Any, **options: Any) -> Any:
        """Publish or schedule a revision; raises TypedLawError before any change."""
        check(revision.as_object())
        return super().publish(revision, *args, **options)  # type: ignore[misc]

    def save(self, *args: Any, **options: Any) -> Any:
        """Save the page; raises TypedLawError for one that is, or becomes, live."""
        fields = options.get("update_fields")
        if self.live and (fields is None or "live" in fields):  # type: ignore[attr-defined]
            check(self)  # type: ignore[arg-type]
        return super().save(*args, **options)  # type: ignore[misc]


def _allowed(page: Page) -> Iterator[str]:
    for figure in getattr(page, "allowed_figures", []):
        if figure.value["reason"].strip():
            yield figure.value["words"]


def _pattern(words: str) -> re.Pattern[str]:
    """Return a pattern for these words, whole, in the form the scanner reads."""
    said = flatten(words).text.strip()
    return re.compile(rf"(?<!\w){re.escape(said)}(?!\w)" if said else "(?!)")


def _refused(text: str, allowed: list[re.Pattern[str]]) -> list[Quantity]:
    found = find(text)
    if not found or not allowed:
        return found
    plain = flatten(text)
    free = [
        plain.span(*match.span())
        for pattern in allowed
        for match in pattern.finditer(plain.text)
    ]
    return [
        one
        for one in found
        if not any(start <= one.start and one.end <= end for start, end in free)
    ]


def _nested(errors: list[tuple[tuple[Step, ...], ValidationError]]) -> ValidationError:
    """Return one error for several, each at the end of its way into the blocks."""
    here = [error for steps, error in errors if not steps]
    if here:
        return ValidationError(here)
    deeper: dict[Step, list[tuple[tuple[Step, ...], ValidationError]]]
    deeper = defaultdict(list)
    for steps, error in errors:
        deeper[steps[0]].append((steps[1:], error))
    kind = errors[0][0][0][0]
    found = {key: _nested(below) for (_kind, key), below in deeper.items()}
    return _NESTED[kind](block_errors=found)
