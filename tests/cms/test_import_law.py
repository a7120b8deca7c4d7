"""Importing official texts with a command."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.library.models import LegalDocument, LegalText, Provision
from ip_portal.ledger.models import Change, Entry

pytestmark = pytest.mark.django_db

TEXT = """QUỐC HỘI
Luật số: 99/2030/QH17
LUẬT
VỀ GẠO
Căn cứ Hiến pháp;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Luật này nói về gạo.
Điều 2. Thi hành
1. Luật này thi hành ngay.
2. Không có ngoại lệ.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the file of a small law."""
    file = tmp_path / "luat.txt"
    file.write_text(TEXT, "utf-8")
    return file


def run(path: Path, **options: object) -> str:
    out = StringIO()
    usual = {"document": "99/2030/QH17", "as_of": "2030-01-01"}
    call_command("import_law", path, stdout=out, **{**usual, **options})
    return out.getvalue()


def test_text_is_kept_by_article(path: Path) -> None:
    said = run(path)
    assert "99/2030/QH17: 2 articles, 1 to 2" in said
    text = LegalText.objects.get()
    assert (text.kind, str(text.as_of)) == ("promulgated", "2030-01-01")
    assert text.document.title_vi == "Về gạo"
    kinds = text.provisions.values_list("kind", "anchor")
    assert list(kinds) == [
        ("opening", "opening-1"),
        ("chapter", "chapter-2"),
        ("article", "dieu-1"),
        ("article", "dieu-2"),
    ]
    second = Provision.objects.get(anchor="dieu-2")
    assert second.blocks[1] == ["clause", "2.", "Không có ngoại lệ.", False]


def test_import_leaves_a_trace_and_tells_search(path: Path) -> None:
    run(path)
    entry = Entry.objects.get(verb="law.imported")
    assert entry.data == {
        "document": "99/2030/QH17",
        "day": "2030-01-01",
        "articles": 2,
    }
    keys = Change.objects.filter(topic="law.changed").values_list("key", flat=True)
    assert set(keys) == {"99/2030/QH17|dieu-1", "99/2030/QH17|dieu-2"}


def test_the_same_text_again_changes_nothing(path: Path) -> None:
    run(path)
    Change.objects.all().delete()
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert "no change" in run(path)
    assert LegalText.objects.count() == 1
    assert Entry.objects.filter(verb="law.imported").count() == 1
    assert not Change.objects.filter(topic="law.changed").exists()


def test_changed_text_shows_its_difference_and_waits(path: Path) -> None:
    run(path)
    changed = TEXT.replace("thi hành ngay", "thi hành sau") + "Điều 3. Thêm\nGạo lứt.\n"
    path.write_text(changed, "utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match=r"2 articles differ.*--confirm"):
        call_command(
            "import_law",
            path,
            stdout=out,
            document="99/2030/QH17",
            as_of="2031-01-01",
        )
    assert "dieu-2: changed" in out.getvalue()
    assert "[-ngay-][+sau+]" in out.getvalue()
    assert "dieu-3: added" in out.getvalue()
    assert LegalText.objects.count() == 1


def test_confirmed_text_is_a_version_of_its_own(path: Path) -> None:
    run(path)
    path.write_text(TEXT.replace("ngay", "sau"), "utf-8")
    run(path, as_of="2031-01-01", kind="consolidated", confirm=True)
    days = LegalText.objects.values_list("as_of", "kind")
    assert [(str(day), kind) for day, kind in days] == [
        ("2031-01-01", "consolidated"),
        ("2030-01-01", "promulgated"),
    ]


def test_dry_run_stores_nothing(path: Path) -> None:
    assert "nothing was stored" in run(path, dry_run=True)
    assert not LegalDocument.objects.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"document": "Luật gạo"}, "is no number of a document"),
        ({"document": "98/2030/QH17"}, "The file says it is 99/2030/QH17"),
        ({"as_of": "1/2/30"}, "more than one way"),
    ],
)
def test_refusals_are_one_clear_sentence(path: Path, options, said) -> None:
    with pytest.raises(CommandError, match=said) as refused:
        run(path, **options)
    assert "\n" not in str(refused.value)
    assert not LegalDocument.objects.exists()


def test_missing_and_broken_files_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run(tmp_path / "nichts.txt")
    path.write_bytes(TEXT.encode("utf-16"))
    with pytest.raises(CommandError, match="UTF-16"):
        run(path)
    path.write_text(TEXT.replace("Điều 1.", "Điều 7."), "utf-8")
    with pytest.raises(CommandError, match=r"Điều 7 \(line 8\)"):
        run(path)


def test_articles_are_never_stored_as_points(path: Path) -> None:
    path.write_text(re.sub(r"(Điều \d)\.", r"\1 –", TEXT), "utf-8")
    with pytest.raises(CommandError, match=r"Line 8 looks like the heading of Điều 1"):
        run(path)
    assert not LegalDocument.objects.exists()
    path.write_text(re.sub(r"(Điều \d\.)", r"**\1**", TEXT), "utf-8")
    assert "2 articles, 1 to 2" in run(path)


def test_annex_with_a_long_title_in_its_line_is_kept(path: Path) -> None:
    title = "Mẫu hợp đồng mua bán gạo " * 20
    path.write_text(f"{TEXT}Phụ lục I: {title}\nĐiều 1. Các bên\n", "utf-8")
    assert "2 articles, 1 to 2" in run(path)
    annex = Provision.objects.get(kind="annex")
    assert (annex.mark, annex.heading) == ("Phụ lục I:", title.strip())
    assert annex.blocks == [["plain", "", "Điều 1. Các bên", False]]


@pytest.mark.parametrize(
    ("name", "code", "articles"),
    [
        ("01_2007_TT-BKHCN", "01/2007/TT-BKHCN", 67),
        ("07_2022_QH15", "07/2022/QH15", 62),
        ("126_2021_NĐ-CP", "126/2021/nd-cp", 30),
        ("131_2025_QH15", "131/2025/QH15", 19),
        ("23_2023_TT-BKHCN", "23/2023/TT-BKHCN", 48),
        ("50_2005_QH11", "50/2005/QH11", 222),
        ("65_2023_NĐ-CP", "65/2023/NĐ-CP", 125),
        ("99_2013_NĐ-CP", "99/2013/NĐ-CP", 35),
    ],
)
def test_real_text_is_imported_and_found_unchanged(
    real_data: Path, name: str, code: str, articles: int
) -> None:
    path = real_data / "ip-law" / "text" / f"{name}.txt"
    run(path, document=code, as_of="2026-01-01")
    kinds = ("article", "point")
    assert Provision.objects.filter(kind__in=kinds).count() == articles
    assert "no change" in run(path, document=code, as_of="2026-01-01")
