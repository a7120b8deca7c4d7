"""Rights in short: the hung tag and the search result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from ip_portal.registry.lifecycle import Flag, Phase
from ip_portal.registry.models import Right
from ip_portal.registry.presenters.addresses import address, for_cards, image_of
from ip_portal.registry.presenters.saying import say
from ip_portal.registry.wording import tag_of
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
    parties = list(right.parties.all())
    holders = [one for one in parties if one.role == "holder"] or [
        one for one in parties if one.role == "applicant"
    ]
    return "; ".join(
        ", ".join(filter(None, (one.name, one.commune))) for one in holders
    )


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


def result(right: Right) -> Result:
    """Return a right as search shows it."""
    tag = status_tag(right)
    picture = image_of(right, "small")
    return Result(
        key=str(right.pk),
        title=right.word or right.number,
        url=address(right),
        number=right.number,
        status=tag["label"],
        tone=tag["shape"],
        text="\n".join(one.text for one in right.goods.all()),
        details=_details(right),
        image=picture.url if picture else "",
        kind=str(right.get_kind_display()),
        owner=owner_line(right),
        image_size=(picture.width, picture.height) if picture else None,
        place=right.commune,
    )


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
            "owner": owner_line(rights[key]),
            "until": rights[key].expires_on,
            "thumb": image_of(rights[key], "small"),
        }
        for key in keys
        if key in rights
    ]
