"""The registry of what can be found: search itself knows no mark, page or place.

A room registers its document types in `AppConfig.ready()`:

    document_type(
        "right", label=gettext_lazy("Rights"), source=RightSource(),
        topic="registry.right", mode=Mode.ALL_WORDS, order=10, icon="seal",
        facets=[Facet("status", gettext_lazy("Status"), status_labels)],
    )
    register_number("application", resolve_right_number)

and publishes a ledger change with that topic and the document's key whenever the thing
may look different to the public. Nothing else is needed: the worker asks the source for
the documents, the search page for what to show.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.port import Document, Mode

Label = Any
"""A string or a lazy translation of one."""

Labels = Callable[[Sequence[str], str], Mapping[str, str]]
"""`labels(values, language)`: the words for facet values, in one query at most."""

Finder = Callable[[str], Sequence[str]]
"""`find(typed)`: the facet values that typed words mean, none where unknown."""

Resolver = Callable[[str, str], str | None]
"""`resolve(canonical, language)`: the address a number leads to, None if unknown."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place inside what a result leads to: a heading, a question, an article."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a hit shows, in the language asked for. All texts plain, not yet escaped."""

    key: str
    title: str
    url: str
    number: str = ""
    status: str = ""
    """The status in plain words; empty for what has none."""

    tone: str = ""
    """The name of the status tone for its badge; empty for what has none."""

    text: str = ""
    """Text to cut the highlighted extract from: goods, the body of a guide."""

    details: Sequence[tuple[Label, str]] = ()
    """Label and value of a few further facts: holder, filing date, place."""

    image: str = ""
    """The address of a small picture; empty for what has none."""

    image_alt: str = ""
    image_size: tuple[int, int] | None = None
    """Width and height of the picture in pixels."""

    kind: str = ""
    """What it is, in words: "Certification mark", "Guide"."""

    owner: str = ""
    """Whose it is; empty for what has no owner."""

    place: str = ""

    due: str = ""
    """A day that runs for everybody, in a sentence; empty for what has none."""

    ground: str = ""
    """The article of law that sets this day."""

    anchors: Sequence[Anchor] = ()
    """All its places; those that have typed words are offered."""


class Source(Protocol):
    """How a room feeds one document type. Everything here is public data."""

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        """The next `limit` findable (key, version), in a fixed order of unique keys.

        `after` is the last key of the piece before, empty at the start. Things that the
        public may not see are not among them.
        """

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        """The documents of these keys as they are now, in a fixed number of queries.

        A key that is unknown or not public is left out; it leaves the index.
        """

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        """What to show for these keys, in one query. Hidden ones are left out."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet that a type's documents have in `Document.keywords`.

    Types that share a facet name share its label and values. `ordered` keeps values in
    numeric order instead of by count (classes).
    """

    name: str
    label: Label
    labels: Labels
    ordered: bool = False
    notes: Labels | None = None
    """A second line under a value: the former names of a place."""

    find: Finder | None = None
    """What a person may type instead of choosing: a present or former place name."""

    find_label: Label = ""
    """Says what may be typed; goes with `find`."""

    is_range: bool = False
    """The values are whole numbers, chosen as from–to (years)."""

    language: str = ""
    """The language of the labels where it is always the same one."""

    shown: int = 8
    """Values that stand open; the others are one step away."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DocumentType:
    """One kind of findable thing: a tab of the search page."""

    name: str
    label: Label
    source: Source
    topic: str
    mode: Mode
    order: int
    icon: str = ""
    facets: Sequence[Facet] = field(default=())


_types: dict[str, DocumentType] = {}
_resolvers: dict[str, Resolver] = {}


def document_type(
    name: str,
    *,
    label: Label,
    source: Source,
    topic: str,
    mode: Mode,
    order: int,
    icon: str = "",
    facets: Sequence[Facet] = (),
) -> DocumentType:
    """Register a document type. Raises ValueError where the name is taken.

    Several types may listen to one topic: each source knows which keys are its own.
    """
    if name in _types:
        raise ValueError(f"document type {name} is taken")
    _types[name] = DocumentType(
        name=name,
        label=label,
        source=source,
        topic=topic,
        mode=mode,
        order=order,
        icon=icon,
        facets=tuple(facets),
    )
    return _types[name]


def register_number(kind: str, resolve: Resolver) -> None:
    """Say where numbers of this kind lead. Raises ValueError where one room did."""
    if kind in _resolvers:
        raise ValueError(f"numbers of kind {kind} already lead somewhere")
    _resolvers[kind] = resolve


def all_types() -> Sequence[DocumentType]:
    """Every registered type, in the order of their tabs."""
    return sorted(_types.values(), key=lambda known: (known.order, known.name))


def get_type(name: str) -> DocumentType | None:
    """The type of this name, None if nobody registered it."""
    return _types.get(name)


def by_topic() -> Mapping[str, Sequence[DocumentType]]:
    """Ledger topic to the types it feeds."""
    fed: dict[str, list[DocumentType]] = {}
    for known in all_types():
        fed.setdefault(known.topic, []).append(known)
    return fed


def resolve_number(kind: str, canonical: str, language: str) -> str | None:
    """Where this number leads, None if no room knows it."""
    resolve = _resolvers.get(kind)
    return resolve(canonical, language) if resolve else None
