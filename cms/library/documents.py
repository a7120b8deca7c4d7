"""What search may know of the law: one document for each article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy as _

from cms.library import links, storing
from cms.library.anchors import anchor_of, number_of
from cms.library.editions import TOPIC
from cms.library.holding import chosen
from cms.library.models import Digest, LegalDocument, LegalText, Provision
from cms.library.showing import title_of
from ip_portal.core.dates import today
from ip_portal.core.templatetags.look import day
from search.port import Document, Mode
from search.types import Label, Result, document_type

ARTICLES = ("article", "point")


@dataclass(slots=True)
class Article:
    """An article as search sees it: its digest, its text, or both."""

    document: LegalDocument
    anchor: str
    digest: Digest | None = None
    provisions: list[Provision] = field(default_factory=list)
    """The article of the newest text first; then what it quotes."""

    @property
    def key(self) -> str:
        """Return its key: number of the document and anchor."""
        return f"{self.document.code}|{self.anchor}"

    @property
    def version(self) -> int:
        """Return a number that grows with document, digest and text."""
        days = [self.document.changed_at]
        if self.digest:
            days.append(self.digest.changed_at)
        return int(max(days).timestamp() * 1_000_000)

    @property
    def own(self) -> Provision | None:
        """Return the piece of text it shows: its own, else the quoted one."""
        rows = {one.anchor: one for one in self.provisions}
        quoted = (
            one for one in self.provisions if anchor_of(one.number) == self.anchor
        )
        return rows.get(self.anchor) or next(quoted, None)

    @property
    def text(self) -> str:
        """Return the words of its text; empty where there is none."""
        rows = {one.anchor: one for one in self.provisions}
        return "\n".join(storing.words_of(self.own, rows)) if self.own else ""


class LawSource:
    """Feeds the index with the articles of documents whose page is public."""

    def versions(self, after: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the next keys and versions, by key."""
        found = _articles(_codes(), with_text=False)
        keys = sorted(key for key in found if key > after)
        return [(key, found[key].version) for key in keys[:limit]]

    def build(self, keys: Sequence[str]) -> Mapping[str, Document]:
        """Return the documents of these articles; hidden ones are left out."""
        found = _articles(_codes() & _codes_of(keys), keys=set(keys))
        return {key: _document(found[key]) for key in keys if key in found}

    def load(self, keys: Sequence[str], language: str) -> Mapping[str, Result]:
        """Return what the result page shows of these articles."""
        found = _articles(_codes() & _codes_of(keys), keys=set(keys))
        with translation.override(language):
            return {key: _result(found[key], language) for key in keys if key in found}


def register() -> None:
    """Make the law findable, and citations lead to it."""
    links.register()
    document_type(
        "law",
        label=_("Law"),
        source=LawSource(),
        topic=TOPIC,
        mode=Mode.ANY_WORD,
        order=30,
        icon="scales",
    )


def _codes() -> set[str]:
    """Return the numbers of the documents whose page everybody may read."""
    return {code for code, _language in links.shelf().pages}


def _codes_of(keys: Iterable[str]) -> set[str]:
    return {key.partition("|")[0] for key in keys}


def _articles(
    codes: set[str], *, keys: set[str] | None = None, with_text: bool = True
) -> dict[str, Article]:
    """Return the articles of documents by key, in three queries.

    Where a text is there its newest version counts, and what a digest says beside.
    """
    documents = {one.pk: one for one in LegalDocument.objects.filter(code__in=codes)}
    anchors = _anchors_of(keys) if keys is not None else None
    found: dict[str, Article] = {}
    digests = Digest.objects.filter(document__in=documents)
    provisions = _newest(documents)
    if anchors is not None:
        digests = digests.filter(anchor__in=anchors)
        provisions = provisions.filter(_around(anchors))
    for digest in digests:
        one = Article(documents[digest.document_id], digest.anchor, digest)
        found[one.key] = one
    if not with_text:
        provisions = provisions.defer("blocks")
    _add(found, documents, list(provisions))
    if keys is None:
        return found
    return {key: one for key, one in found.items() if key in keys}


def _add(
    found: dict[str, Article],
    documents: Mapping[int, LegalDocument],
    provisions: list[Provision],
) -> None:
    """Add the texts: first what a document says itself, then what it quotes."""
    for row in sorted(provisions, key=lambda one: one.parent_id is not None):
        document = documents[row.text.document_id]
        key = f"{document.code}|{row.anchor}"
        bare = f"{document.code}|{anchor_of(row.number)}"
        if row.parent_id and bare in found and found[bare].own is None:
            # Its digest goes by the bare number, and both are read on one page.
            key = bare
        found.setdefault(key, Article(document, row.anchor)).provisions.append(row)
        holder = f"{document.code}|{row.anchor.rpartition('-dieu-')[0]}"
        if row.parent_id and holder in found:
            found[holder].provisions.append(row)


def _newest(documents: Mapping[int, LegalDocument]) -> QuerySet[Provision]:
    """Return the articles of the text that each document shows today."""
    texts: dict[int, list[LegalText]] = {}
    for text in LegalText.objects.filter(document__in=documents):
        texts.setdefault(text.document_id, []).append(text)
    shown = [chosen(tuple(rows), today()) for rows in texts.values()]
    rows = Provision.objects.filter(text__in=shown, kind__in=ARTICLES)
    return rows.select_related("text")


def _anchors_of(keys: set[str]) -> set[str]:
    """Return the anchors of keys; for a quoted article also that of its digest."""
    anchors = {key.partition("|")[2] for key in keys}
    return anchors | {f"dieu-{one.rpartition('-dieu-')[2]}" for one in anchors}


def _around(anchors: set[str]) -> Q:
    """Match articles, what they quote, and quoted articles by their bare number."""
    numbers = [number_of(one) for one in anchors]
    quoted = Q(parent__isnull=False, number__in=numbers)
    return Q(anchor__in=anchors) | Q(parent__anchor__in=anchors) | quoted


def _document(article: Article) -> Document:
    digest = article.digest
    with translation.override("vi"):
        title = _title(article)
        name = article.document.name
    said = [digest.title_en, digest.text_vi, digest.text_en] if digest else []
    return Document(
        type="law",
        key=article.key,
        version=article.version,
        title=title,
        headings=[name, article.document.title_vi, article.document.title_en],
        body="\n".join(filter(None, [*said, article.text])),
        numbers=[article.document.code],
        date=article.document.effective_on,
    )


def _title(article: Article) -> str:
    return title_of(article.anchor, article.own, article.digest)


def _result(article: Article, language: str) -> Result:
    document = article.document
    url = links.document_url(document.code, language) or ""
    digest = article.digest
    facts: list[tuple[Label, str]] = [
        (gettext("Article"), number_of(article.anchor)),
        (gettext("Document"), f"{document.name}, {document.title}"),
    ]
    if document.effective_on:
        facts.append((gettext("Effective date"), day(document.effective_on)))
    return Result(
        key=article.key,
        title=_title(article),
        url=f"{url}{article.anchor}/",
        text=" ".join(filter(None, [digest.words if digest else "", article.text])),
        kind=document.name,
        details=facts,
    )
