"""The public data of a right under its INID names.

Codes are those the national office prints: ST.60 for marks and indications, ST.80 for
designs, ST.9 for inventions. An address, telephone number or e-mail is in no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from ip_portal.registry.models import Right

Value = str | date
Values = list[Value]
Getter = Callable[[Right], Values]


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the record: its INID code, its name (a msgid) and what it says.

    ``name`` is the key of the JSON; ``language`` is set for words of the source.
    """

    code: str
    name: str
    label: str
    values: tuple[Value, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    name: str
    label: str
    mark: str
    patent: str
    design: str
    get: Getter
    language: str = ""

    def code(self, kind: str) -> str:
        if kind in {Right.Kind.INVENTION, Right.Kind.UTILITY_SOLUTION}:
            return self.patent
        return self.design if kind == Right.Kind.DESIGN else self.mark


def rows(right: Right) -> list[Row]:
    """Return what the record says, in the order the office prints it.

    Costs no statement when the right's rows are prefetched.
    """
    found = ((item, item.get(right)) for item in ITEMS)
    return [
        Row(item.code(right.kind), item.name, item.label, tuple(values), item.language)
        for item, values in found
        if values
    ]


def _numbers(kind: str) -> Getter:
    return lambda right: [
        one.canonical for one in right.numbers.all() if one.kind == kind
    ]


def _day(name: str) -> Getter:
    def get(right: Right) -> Values:
        value = getattr(right, name)
        return [value] if value else []

    return get


def _texts(name: str) -> Getter:
    return lambda right: [one["text"] for one in right.details.get(name, [])]


def _detail(name: str) -> Getter:
    def get(right: Right) -> Values:
        value = right.details.get(name)
        return [value] if value else []

    return get


def _parties(*roles: str) -> Getter:
    return lambda right: list(
        unique(
            ", ".join(filter(None, (one.name, one.commune)))
            for one in right.parties.all()
            if one.role in roles
        )
    )


def _codes(scheme: str) -> Getter:
    return lambda right: [
        one.code for one in right.figurative_codes.all() if one.scheme == scheme
    ]


def _goods(right: Right) -> Values:
    return [f"{one.number}: {one.text}" for one in right.goods.all()]


def _priorities(right: Right) -> Values:
    return [
        " ".join(
            filter(
                None,
                (
                    one.number,
                    one.claimed_on.isoformat() if one.claimed_on else "",
                    one.country,
                ),
            )
        )
        for one in right.priorities.all()
    ]


def _feature(right: Right) -> Values:
    return [str(right.get_feature_display())] if right.feature else []


def _words(right: Right) -> Values:
    return [one["text"] for one in right.details.get("words", [])] or (
        [right.word] if right.word else []
    )


def unique(items: Iterable[str]) -> Iterator[str]:
    """Yield each text once, in order."""
    yield from dict.fromkeys(items)


_ = gettext_noop
ITEMS = (
    _Item("word", _("Mark or title"), "541", "54", "54", _words, "vi"),
    _Item("feature", _("Kind of mark"), "550", "", "", _feature),
    _Item("colours", _("Colours"), "591", "", "", _texts("colours"), "vi"),
    _Item("vienna", _("Vienna Classification"), "531", "", "", _codes("vienna")),
    _Item("locarno", _("Locarno Classification"), "", "", "51", _codes("locarno")),
    _Item("ipc", _("International Patent Classification"), "", "51", "", _codes("ipc")),
    _Item("disclaimer", _("Disclaimer"), "526", "", "", _texts("disclaimers"), "vi"),
    _Item(
        "description", _("Description"), "571", "", "57", _texts("descriptions"), "vi"
    ),
    _Item(
        "transliteration",
        _("Transliteration"),
        "561",
        "",
        "",
        _texts("transliterations"),
    ),
    _Item("translation", _("Translation"), "566", "", "", _texts("translations")),
    _Item("abstract", _("Abstract"), "", "57", "", _texts("abstracts"), "vi"),
    _Item(
        "application_number",
        _("Application number"),
        "210",
        "21",
        "21",
        _numbers("application"),
    ),
    _Item("filing_date", _("Filing date"), "220", "22", "22", _day("filed_on")),
    _Item(
        "publication_number",
        _("Publication number"),
        "400",
        "10",
        "10",
        _detail("publication_number"),
    ),
    _Item(
        "publication_date",
        _("Publication date"),
        "400",
        "43",
        "43",
        _day("published_on"),
    ),
    _Item(
        "certificate_number",
        _("Certificate number"),
        "111",
        "11",
        "11",
        _numbers("certificate"),
    ),
    _Item("grant_date", _("Grant date"), "151", "45", "15", _day("granted_on")),
    _Item("expiry_date", _("Expiry date"), "180", "24", "18", _day("expires_on")),
    _Item(
        "madrid_number",
        _("International registration number"),
        "111",
        "",
        "",
        _numbers("madrid"),
    ),
    _Item(
        "pct_number",
        _("International application number"),
        "",
        "86",
        "",
        _numbers("pct"),
    ),
    _Item(
        "wo_number", _("International publication number"), "", "87", "", _numbers("wo")
    ),
    _Item("priority", _("Priority"), "300", "30", "30", _priorities),
    _Item("applicant", _("Applicant"), "730", "71", "71", _parties("applicant"), "vi"),
    _Item("holder", _("Holder"), "732", "73", "73", _parties("holder"), "vi"),
    _Item(
        "representative",
        _("Representative"),
        "740",
        "74",
        "74",
        _parties("representative"),
        "vi",
    ),
    _Item("inventor", _("Inventor"), "", "72", "", _parties("inventor"), "vi"),
    _Item("designer", _("Designer"), "", "", "72", _parties("designer"), "vi"),
    _Item("goods_and_services", _("Goods and services"), "511", "", "", _goods, "vi"),
)
