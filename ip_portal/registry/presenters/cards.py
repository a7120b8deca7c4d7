"""Rights in short: the hung tag and the search result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _, ngettext

from ip_portal.core.templatetags.look import day
from ip_portal.registry import terms
from ip_portal.registry.lifecycle import Flag, Phase
from ip_portal.registry.models import Party, Right
from ip_portal.registry.presenters.addresses import address, for_cards, image_of
from ip_portal.registry.presenters.saying import say
from ip_portal.registry.wording import tag_of
from ip_portal.rules.book import RuleBook
from ip_portal.rules.labels import citation_text
from ip_portal.rules.terms import Term
from search.types import Result


def status_tag(right: Right) -> dict[str, str]:
    """Return shape and words of the status tag, from what the last replay stored."""
    tag = tag_of(
        Phase(right.phase),
        [Flag(one) for one in right.flags],
        kind=right.kind,
        unmapped=right.group == "unmapped",
    )
    return {"shape": tag.shape.value, "label": say(tag.text)}


def owner_line(right: Right) -> str:
    """Return the holder, or before grant the applicant, with the commune."""
    return "; ".join(
        ", ".join(filter(None, (one.name, one.commune))) for one in _owners(right)
    )


def _owners(right: Right) -> list[Party]:
    parties = list(right.parties.all())
    holders = [one for one in parties if one.role == "holder"]
    return holders or [one for one in parties if one.role == "applicant"]


def card(right: Right) -> dict[str, Any]:
    """Return a right as ``components/mark_card.html`` wants it."""
    return {
        "url": address(right),
        "name": right.word or right.number,
        "kind": str(right.get_kind_display()),
        "place": right.commune,
        "image": image_of(right, "card"),
        "status": status_tag(right),
    }


def results(rights: Iterable[Right], *, today: date) -> Mapping[str, Result]:
    """Return rights as search shows them, by key; the law is read once for all."""
    listed = list(rights)
    open_ = any(Flag.OPPOSITION_OPEN in right.flags for right in listed)
    book = RuleBook.current() if open_ else None
    return {str(right.pk): _result(right, book, today) for right in listed}


def _result(right: Right, book: RuleBook | None, today: date) -> Result:
    tag = status_tag(right)
    picture = image_of(right, "small")
    window = _opposition(right, book, today) if book else None
    return Result(
        key=str(right.pk),
        title=right.word or right.number,
        url=address(right),
        number=right.number,
        status=tag["label"],
        tone=tag["shape"],
        text=" · ".join(one.text for one in right.goods.all() if one.text),
        details=_details(right),
        image=picture.url if picture else "",
        kind=str(right.get_kind_display()),
        owner=owner_line(right),
        image_size=(picture.width, picture.height) if picture else None,
        place=right.commune,
        due=_due_words(window, today) if window else "",
        ground=citation_text(window) if window else "",
    )


def _opposition(right: Right, book: RuleBook, today: date) -> Term | None:
    """Return the window for oppositions while it is open."""
    if right.office != terms.HOME or Flag.OPPOSITION_OPEN not in right.flags:
        return None
    dates = terms.dates_of(right, (), today=today)
    term = terms.term_or_none(book, right.kind, "opposition", dates, on=today)
    is_open = term is not None and term.last_day is not None and term.last_day >= today
    return term if is_open else None


def _due_words(window: Term, today: date) -> str:
    count = ((window.last_day or today) - today).days
    if count == 0:
        return _("Today is the last day to oppose.")
    text = ngettext(
        "%(count)s day left to oppose, until the end of %(day)s.",
        "%(count)s days left to oppose, until the end of %(day)s.",
        count,
    )
    return text % {"count": count, "day": day(window.last_day)}


def _details(right: Right) -> list[tuple[str, str]]:
    classes = ", ".join(str(one.number) for one in right.goods.all())
    told = [
        (_("Application"), right.number),
        (_("Certificate"), right.certificate_number),
        (_("Class"), classes),
    ]
    return [(label, value) for label, value in told if value]


def city_cards(limit: int) -> list[dict[str, Any]]:
    """Return hung tags of the city's live rights that have a picture."""
    rights = (
        Right.objects.filter(group="in_force", representations__sha256__gt="")
        .order_by("pk")
        .distinct()
    )
    return [card(right) for right in for_cards(rights)[:limit]]


def city_count() -> int:
    """Return how many rights the public can see today."""
    return Right.objects.count()


def cards_of(keys: Sequence[str]) -> list[dict[str, Any]]:
    """Return cards of public rights in the order of their keys, with what a table adds."""
    rights = {str(one.pk): one for one in for_cards(Right.objects.filter(pk__in=keys))}
    return [
        {
            **card(rights[key]),
            "number": rights[key].number,
            "classes": ", ".join(str(one.number) for one in rights[key].goods.all()),
            "owners": [
                {"name": one.name, "place": one.commune} for one in _owners(rights[key])
            ],
            "until": rights[key].expires_on,
            "thumb": image_of(rights[key], "small"),
        }
        for key in keys
        if key in rights
    ]
