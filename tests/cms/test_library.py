"""The legal library as readers, citations and search see it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from cms.library import links, seeds
from cms.library.anchors import cited_number
from cms.library.documents import LawSource
from cms.library.editions import TOPIC
from cms.library.holding import holding_of
from cms.library.models import Digest, LegalDocument, LegalText
from cms.library.wording import notice, version
from cms.models import HomePage, LegalDocumentPage, SectionPage
from ip_portal.accounts.models import User
from ip_portal.core.templatetags.look import day
from ip_portal.ledger.models import Change, Entry
from ip_portal.rules.book import RuleBook
from ip_portal.rules.labels import citation_url

TODAY = date(2026, 11, 25)
LAW = "/phap-luat/luat-50-2005-qh11/"
# HTML of a page, in bytes (the budget for a telephone).
BUDGET = 60_000


@pytest.fixture
def section(home_vi: HomePage, home_en: HomePage) -> SectionPage:
    """Make the section of the law in both languages; return the Vietnamese one."""
    made = None
    for home, slug in ((home_vi, "phap-luat"), (home_en, "law")):
        page = SectionPage(
            title=slug, slug=slug, summary="…", locale=home.locale, live=False
        )
        if made:
            page.translation_key = made.translation_key
        home.add_child(instance=page)
        page.save_revision().publish()
        made = made or page
    for home in (home_vi, home_en):
        home.refresh_from_db()
        home.save_revision().publish()
    return made


@pytest.fixture
def whole_library(section: SectionPage) -> None:
    """Load the shipped documents and digests."""
    call_command("load_library", verbosity=0)


@pytest.fixture
def library(section: SectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the law and what amends it."""
    codes = {"50/2005/QH11", "36/2009/QH12", "07/2022/QH15", "131/2025/QH15"}
    some = tuple(one for one in seeds.documents() if one.code in codes)
    monkeypatch.setattr(seeds, "documents", lambda: some)
    call_command("load_library", verbosity=0)


def bring(real_data: Path, name: str, code: str, day: str, **options: object) -> None:
    path = real_data / "ip-law" / "text" / f"{name}.txt"
    call_command("import_law", path, document=code, as_of=day, verbosity=0, **options)


def test_digest_is_read_on_the_page_of_its_article(library, client: Client) -> None:
    page = client.get(f"{LAW}dieu-112a/")
    assert page.status_code == 200
    said = page.content.decode()
    assert "Bất cứ ai cũng có thể phản đối" in said
    assert "luat-131-2025-qh15/dieu-112a/" in said
    assert '<link rel="canonical" href="http' in said
    assert f"{LAW}dieu-112a/" in re.search(r'rel="canonical" href="([^"]+)"', said)[1]
    assert "/en/law/law-50-2005-qh11/dieu-112a/" in said


def test_deep_link_leads_to_the_article_on_the_page_of_the_document(
    library, client: Client
) -> None:
    said = client.get(LAW).content.decode()
    assert 'id="dieu-112a"' in said
    assert f'href="{"dieu-112a/"}"' in said


@pytest.mark.parametrize(
    "address",
    ["dieu-999/", "dieu-112a/2/", "ban-2006-07-01/", "ban-2006-02-31/", "khac/", "1/"],
)
def test_address_of_nothing_is_not_found(library, client: Client, address) -> None:
    assert client.get(LAW + address).status_code == 404


def test_every_citation_of_the_rules_leads_to_an_article(whole_library, law) -> None:
    book = RuleBook.current()
    cited = {
        (version.citation.document, version.citation.article)
        for right in book.rights
        for act in book.acts(right)
        if (rule := book.rule(right, act))
        for version in rule.versions
        if version.citation.document
    }
    assert len(cited) > 60
    for document, article in cited:
        for language in ("vi", "en"):
            url = citation_url(document, article, language)
            assert url, (document, article)
            if cited_number(article):
                assert re.search(r"/(dieu|diem)-\w+/$", url), (document, article, url)


def test_citations_of_a_page_cost_one_query(library) -> None:
    links._begin()
    try:
        links.article_url("50/2005/QH11", "6", "vi")
        with CaptureQueriesContext(connection) as queries:
            for number in range(60):
                links.article_url("50/2005/QH11", str(number), "vi")
        assert len(queries) == 0
    finally:
        links._end()
    links._begin()
    with CaptureQueriesContext(connection) as queries:
        links.article_url("131/2025/QH15", "112a, 3.1.b", "en")
    links._end()
    assert len(queries) == 1


def test_citation_of_an_unknown_document_is_no_link(library) -> None:
    assert links.article_url("1/1999/QH10", "5", "vi") is None
    assert links.article_url("50/2005/QH11", "annex II", "vi") == LAW


def test_page_that_goes_takes_its_citations_and_hits_along(library) -> None:
    page = LegalDocumentPage.objects.get(
        document__code="50/2005/QH11", locale__language_code="vi"
    )
    Change.objects.all().delete()
    page.unpublish()
    assert Change.objects.filter(topic=TOPIC, key="50/2005/QH11|dieu-112a").exists()
    english = "/en/law/law-50-2005-qh11/dieu-112a/"
    assert links.article_url("50/2005/QH11", "112a", "vi") == english
    page.get_translations().get().unpublish()
    assert links.article_url("50/2005/QH11", "112a", "vi") is None
    assert not LawSource().build(["50/2005/QH11|dieu-112a"])


def test_search_knows_one_document_for_each_article(library) -> None:
    source = LawSource()
    keys = [key for key, _version in source.versions("", 1000)]
    assert len(keys) == Digest.objects.count()
    assert keys == sorted(keys)
    rest = source.versions(keys[9], 5)
    assert [key for key, _version in rest] == keys[10:15]
    built = source.build(["131/2025/QH15|dieu-112a", "131/2025/QH15|dieu-999"])
    assert list(built) == ["131/2025/QH15|dieu-112a"]
    assert built["131/2025/QH15|dieu-112a"].title.find("112a. ") > 0


def test_result_opens_at_the_article_in_the_language(library) -> None:
    key = "131/2025/QH15|dieu-112a"
    result = LawSource().load([key], "en")[key]
    assert result.url == "/en/law/law-131-2025-qh15/dieu-112a/"
    assert result.title == "Article 112a. Shorter time to oppose"
    assert "Effective date" in [label for label, _value in result.details]


def test_search_takes_few_queries_however_many_articles(library) -> None:
    keys = [key for key, _version in LawSource().versions("", 1000)]
    counts = []
    for some in (keys[:1], keys[:60]):
        with CaptureQueriesContext(connection) as queries:
            LawSource().build(some)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def revised(anchor: str, words: str) -> tuple[seeds.SeedDocument, ...]:
    """Return the shipped documents, one digest of the basic law told anew."""

    def digest(one: seeds.SeedDigest) -> seeds.SeedDigest:
        return replace(one, text_vi=words) if one.anchor == anchor else one

    return tuple(
        replace(document, digests=tuple(map(digest, document.digests)))
        if document.code == "50/2005/QH11"
        else document
        for document in seeds.documents()
    )


def test_the_same_load_again_changes_nothing(library, capsys) -> None:
    Change.objects.all().delete()
    call_command("load_library")
    out = capsys.readouterr().out
    assert "0 documents, 0 digests and 0 pages added; 0 updated." in out
    assert not Change.objects.exists()


def test_digest_nobody_edited_follows_the_files(library, monkeypatch) -> None:
    new = revised("dieu-6", "Lời mới.")
    monkeypatch.setattr(seeds, "documents", lambda: new)
    call_command("load_library", verbosity=0)
    digest = Digest.objects.get(document__code="50/2005/QH11", anchor="dieu-6")
    assert digest.text_vi == "Lời mới."


def test_edited_digest_is_kept_and_reported(library, monkeypatch, capsys) -> None:
    digest = Digest.objects.get(document__code="50/2005/QH11", anchor="dieu-6")
    digest.text_vi = "Sửa bởi biên tập viên."
    digest.save()
    new = revised("dieu-6", "Lời mới.")
    monkeypatch.setattr(seeds, "documents", lambda: new)
    call_command("load_library")
    digest.refresh_from_db()
    assert digest.text_vi == "Sửa bởi biên tập viên."
    assert "50/2005/QH11, dieu-6: edited, and kept." in capsys.readouterr().out


def test_deleted_page_stays_away(library) -> None:
    LegalDocumentPage.objects.filter(document__code="50/2005/QH11").delete()
    call_command("load_library", verbosity=0)
    assert not LegalDocumentPage.objects.filter(document__code="50/2005/QH11").exists()


def test_shipped_digests_are_bilingual_sentences() -> None:
    found = [one for document in seeds.documents() for one in document.digests]
    assert len(found) >= 100
    for one in found:
        for words in (one.title_vi, one.title_en, one.text_vi, one.text_en):
            assert words.strip()
        assert one.text_vi.endswith((".", "”."))
        assert one.text_en.endswith(".")


def test_text_as_promulgated_says_what_is_not_worked_in(library) -> None:
    document = LegalDocument.objects.get(code="50/2005/QH11")
    LegalText.objects.create(
        document=document, as_of=date(2006, 7, 1), kind=LegalText.Kind.PROMULGATED
    )
    holding = holding_of(document, today=TODAY)
    with translation.override("en"):
        found = notice(holding)
        assert version(holding) == f"Text as promulgated on {day(date(2005, 11, 29))}"
    said = " ".join(found.sentences)
    assert found.is_warning
    assert "Amended since by" in said
    assert "not worked into it" in said
    for code in ("36/2009/QH12", "07/2022/QH15", "131/2025/QH15"):
        assert code in said


def test_consolidated_text_says_what_it_has_and_lacks(library) -> None:
    document = LegalDocument.objects.get(code="50/2005/QH11")
    LegalText.objects.create(
        document=document, as_of=date(2023, 1, 1), kind=LegalText.Kind.CONSOLIDATED
    )
    holding = holding_of(document, today=TODAY)
    merged = {one.source.code for one in holding.merged}
    assert "07/2022/QH15" in merged
    assert "131/2025/QH15" not in merged
    assert "131/2025/QH15" in {one.source.code for one in holding.not_merged}
    assert "131/2025/QH15" not in {
        one.source.code
        for one in holding_of(document, today=date(2026, 3, 31)).not_merged
    }


def test_pages_never_call_a_text_in_force_that_is_not_consolidated(
    library, client: Client, real_data
) -> None:
    bring(real_data, "50_2005_QH11", "50/2005/QH11", "2006-07-01")
    for address in ("/en/law/law-50-2005-qh11/", "/en/law/law-50-2005-qh11/dieu-1/"):
        said = client.get(address).content.decode().casefold()
        assert "in force" not in said
        assert "as promulgated" in said
    for address in (LAW, f"{LAW}dieu-1/"):
        said = client.get(address).content.decode().casefold()
        assert "đang có hiệu lực" not in said
        assert "còn hiệu lực" not in said


def test_versions_have_addresses_of_their_own(library, client, real_data) -> None:
    bring(real_data, "131_2025_QH15", "131/2025/QH15", "2026-04-01")
    address = "/phap-luat/luat-131-2025-qh15/ban-2026-04-01/"
    said = client.get(address).content.decode()
    assert "Sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ" in said
    assert "/en/law/law-131-2025-qh15/version-2026-04-01/" in said
    assert client.get(f"{address}dieu-2/").status_code == 200


def test_quoted_article_is_read_by_its_own_number(library, client, real_data) -> None:
    bring(real_data, "131_2025_QH15", "131/2025/QH15", "2026-04-01")
    page = "/phap-luat/luat-131-2025-qh15/"
    contents = client.get(page).content.decode()
    assert 'id="dieu-1-dieu-8a"' in contents
    assert 'id="dieu-8a"' in contents
    said = client.get(f"{page}dieu-8a/").content.decode()
    assert "Quản lý, khai thác quyền sở hữu trí tuệ" in said
    assert links.article_url("131/2025/QH15", "8a.1", "vi") == f"{page}dieu-8a/"
    changed = client.get(f"{page}dieu-112a/").content.decode()
    assert "Sửa đổi, bổ sung một số khoản của Điều 112a như sau:" in changed


def test_pages_stay_within_budget_and_queries(library, client, real_data) -> None:
    bring(real_data, "50_2005_QH11", "50/2005/QH11", "2006-07-01")
    bring(real_data, "07_2022_QH15", "07/2022/QH15", "2023-01-01")
    amending = "/phap-luat/luat-07-2022-qh15/"
    addresses = [
        *(LAW + one for one in ("", "dieu-1/", "dieu-4/", "dieu-112/", "dieu-129/")),
        *(f"{amending}dieu-1/{part}/" for part in range(2, 9)),
        amending,
        f"{amending}dieu-1/",
        "/en/law/law-50-2005-qh11/",
    ]
    client.get(f"{LAW}dieu-2/")
    counts = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        assert page.status_code == 200, address
        assert len(page.content) <= BUDGET, (address, len(page.content))
        counts[address] = len(queries)
    articles = [count for address, count in counts.items() if "dieu-" in address]
    documents = [count for address, count in counts.items() if "dieu-" not in address]
    # An article that quotes others reads them in one more.
    assert max(articles) - min(articles) <= 2, counts
    assert max(documents) - min(documents) <= 2, counts
    assert max(counts.values()) <= 30, counts


def test_page_is_public_and_known_again(library, client: Client) -> None:
    first = client.get(f"{LAW}dieu-6/")
    assert "public" in first["Cache-Control"]
    assert "Set-Cookie" not in first.headers
    again = client.get(f"{LAW}dieu-6/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_editor_of_the_law_changes_a_digest_and_search_hears(
    library, client: Client
) -> None:
    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user("law@example.test", "a long password")
    user.groups.add(Group.objects.get(name="legal_checker"))
    client.force_login(user)
    digest = Digest.objects.get(document__code="50/2005/QH11", anchor="dieu-6")
    Change.objects.all().delete()
    address = reverse("digest:edit", args=[digest.pk])
    values = {
        name: getattr(digest, name)
        for name in ("anchor", "title_vi", "title_en", "text_en", "as_of")
    }
    sent = {**values, "document": digest.document_id, "text_vi": "Lời mới."}
    assert client.get(address).status_code == 200
    assert client.post(address, sent).status_code == 302
    digest.refresh_from_db()
    assert (digest.text_vi, digest.is_verified) == ("Lời mới.", False)
    assert Change.objects.filter(topic=TOPIC, key="50/2005/QH11|dieu-6").exists()
    assert Entry.objects.filter(verb="law.digest").exists()


def test_author_of_pages_does_not_change_digests(library, client: Client) -> None:
    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user("author@example.test", "a long password")
    user.groups.add(Group.objects.get(name="author"))
    client.force_login(user)
    digest = Digest.objects.get(document__code="50/2005/QH11", anchor="dieu-6")
    assert client.get(reverse("digest:edit", args=[digest.pk])).status_code == 302


def test_quoted_article_with_a_digest_is_found_once(library, real_data) -> None:
    bring(real_data, "07_2022_QH15", "07/2022/QH15", "2023-01-01")
    source = LawSource()
    keys = [key for key, _version in source.versions("07/2022", 1000)]
    assert "07/2022/QH15|dieu-112a" in keys
    assert "07/2022/QH15|dieu-1-dieu-112a" not in keys
    assert "07/2022/QH15|dieu-1-dieu-12a" in keys
    assert set(source.build(keys)) == set(keys)
    built = source.build(["07/2022/QH15|dieu-112a", "07/2022/QH15|dieu-1-dieu-112a"])
    [found] = built.values()
    assert found.key == "07/2022/QH15|dieu-112a"
    assert "Chín tháng kể từ ngày đơn đăng ký sáng chế được công bố" in found.body
    assert "opposition with reasons" in found.body
