"""Entering and changing a right by hand."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from PIL import Image

from ip_portal.desk import answers
from ip_portal.ledger.models import Entry
from ip_portal.registry.exchange.records import NumberRecord
from ip_portal.registry.models import Right, Statement
from tests.desk.conftest import MakeRight, SignIn

FILLED = {
    "kind": "trademark",
    "application_number": "VN-4-2026-00774",
    "word": "Bánh  tét lá cẩm",
    "feature": "combined",
    "filed_on": "7/3/2026",
    "owners": "Hợp tác xã Bình Thuỷ\nTrần Văn A",
    "owner_kind": "organisation",
    "commune": "Phường Bình Thuỷ",
    "goods": "30: bánh tét\n35: mua bán bánh",
    "colours": "Tím",
    "disclaimer": "“Bánh tét”",
    "product_group": "Bánh",
    "places": "Bình Thuỷ",
    "status_word": "Đang giải quyết",
    "as_of": "2026-04-01",
}


def png(side: int = 8) -> SimpleUploadedFile:
    """Return a small picture as a browser sends it."""
    out = io.BytesIO()
    Image.new("RGB", (side, side), "green").save(out, "PNG")
    return SimpleUploadedFile("hinh.png", out.getvalue(), "image/png")


def go(browser: Client, answer: HttpResponse) -> HttpResponse:
    """Follow one redirect."""
    assert answer.status_code == 302, answer.content[:2000]
    return browser.get(answer["Location"])


def send(browser: Client, **said: object) -> HttpResponse:
    """Send the form of a new right."""
    return browser.post(reverse("desk_right_new"), {**FILLED, **said})


def test_nothing_is_saved_before_it_was_checked(officer: Client) -> None:
    check = go(officer, send(officer))
    assert not Right.for_staff.exists()
    for shown in ("4-2026-00774", "Bánh tét lá cẩm", "07/03/2026", "30: bánh tét"):
        assert shown in check.text


def test_a_right_entered_by_hand_stands_with_everything_that_was_typed(
    officer: Client,
) -> None:
    check = send(officer, picture=png())["Location"]
    officer.post(check)
    right = Right.for_staff.get()
    assert (right.number, right.kind, right.feature) == (
        "4-2026-00774",
        "trademark",
        "combined",
    )
    assert right.filed_on == date(2026, 3, 7)
    assert [one.name for one in right.parties.all()] == [
        "Hợp tác xã Bình Thuỷ",
        "Trần Văn A",
    ]
    assert {one.role for one in right.parties.all()} == {"applicant"}
    assert [(one.number, one.text) for one in right.goods.all()] == [
        (30, "bánh tét"),
        (35, "mua bán bánh"),
    ]
    assert right.commune == "Phường Bình Thuỷ"
    statement = right.statements.get()
    assert (statement.source, statement.as_of) == ("hand", date(2026, 4, 1))
    assert statement.payload["status_word"] == "Đang giải quyết"
    picture = right.representations.get()
    assert (picture.width, picture.height) == (8, 8)
    shown = officer.get(reverse("desk_picture", args=[right.pk, "small"]))
    assert shown["Content-Type"] == "image/webp"
    assert Entry.objects.get(verb="right.created").actor_label == "Lê Hạnh"


def test_sending_twice_makes_one_right(officer: Client) -> None:
    check = send(officer)["Location"]
    first, second = officer.post(check), officer.post(check)
    assert Right.for_staff.count() == 1
    assert first["Location"] == second["Location"]
    # The same words typed anew, as after "back" in the browser.
    again = officer.post(send(officer)["Location"])
    assert again["Location"] == first["Location"]
    assert Statement.objects.count() == 1


def test_the_way_back_from_the_check_keeps_what_was_typed(officer: Client) -> None:
    check = go(officer, send(officer, picture=png()))
    token = check.request["PATH_INFO"].rstrip("/").rsplit("/", 1)[-1]
    form = officer.get(reverse("desk_right_new") + f"?draft={token}")
    assert "Bánh tét lá cẩm" in form.text
    again = officer.post(
        reverse("desk_right_new") + f"?draft={token}", {**FILLED, "word": "Bánh ú"}
    )
    officer.post(again["Location"])
    right = Right.for_staff.get()
    assert right.word == "Bánh ú"
    assert right.representations.exclude(sha256="").count() == 1


def test_somebody_elses_draft_is_not_shown(officer: Client, sign_in: SignIn) -> None:
    check = send(officer)["Location"]
    other = sign_in("administrator")
    assert other.get(check)["Location"] == reverse("desk")
    assert "Bánh" not in other.get(reverse("desk_right_new")).text


@pytest.mark.parametrize(
    ("field", "typed", "word"),
    [
        ("filed_on", "31/02/2026", "31/02/2026"),
        ("filed_on", "7/3/26", "7/3/26"),
        ("filed_on", "25/11/2026", "future"),
        ("application_number", "4-2026-1", "4-2026-1"),
        ("application_number", "3-2026-00774", "begins with 4"),
        ("application_number", "", "neither an application number"),
        ("goods", "gạo", "Nice class"),
        ("goods", "46: gạo", "46"),
        ("granted_on", "1/1/2026", "01/01/2026"),
        ("kind", "", "Missing"),
        ("word", "", "Missing"),
        ("status_word", "", "must not be empty"),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_is_lost(
    officer: Client, field: str, typed: str, word: str
) -> None:
    with translation.override("en"):
        url = reverse("desk_right_new")
    answer = officer.post(url, {**FILLED, field: typed})
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert word in answer.text
    assert f'href="#id_{field}"' in answer.text
    assert "Hợp tác xã Bình Thuỷ" in answer.text


def test_all_mistakes_are_told_at_once(officer: Client) -> None:
    answer = send(officer, filed_on="31/02/2026", goods="gạo", kind="")
    assert set(answer.context["form"].errors) == {"filed_on", "goods", "kind"}


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.png", b"no picture"), ("a.svg", b"<svg xmlns='x'><script/></svg>")],
)
def test_a_file_that_is_no_picture_is_refused(
    officer: Client, name: str, data: bytes
) -> None:
    answer = send(officer, picture=SimpleUploadedFile(name, data))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["picture"]


def test_a_number_that_is_there_leads_to_its_right(
    officer: Client, make_right: MakeRight
) -> None:
    make_right("4-2026-00774", "NHÃN ĐÃ CÓ")
    answer = send(officer)
    assert answer.status_code == 422
    assert "NHÃN ĐÃ CÓ" in answer.text
    assert Right.for_staff.count() == 1


def test_a_title_that_is_there_is_known_by_another_shape_of_its_number(
    officer: Client, make_right: MakeRight
) -> None:
    make_right(
        word="NHÃN ĐÃ CÓ",
        numbers=(NumberRecord("certificate", "4-0405854-000", "4-0405854-000", "VN"),),
    )
    answer = send(officer, application_number="", certificate_number="405854")
    assert answer.status_code == 422
    assert "NHÃN ĐÃ CÓ" in answer.text


def test_a_number_whose_import_was_undone_can_be_entered(
    officer: Client, make_right: MakeRight
) -> None:
    right = make_right("4-2026-00774", "NHÃN ĐÃ RÚT")
    right.statements.update(voided_at=timezone.now())
    officer.post(send(officer)["Location"])
    right.refresh_from_db()
    assert right.word == "Bánh tét lá cẩm"
    assert Right.for_staff.count() == 1


# --- Changing ---------------------------------------------------------------------------


def form_of(browser: Client, right: Right) -> dict[str, str]:
    """Return the form of a right as it is shown."""
    shown = browser.get(reverse("desk_right_edit", args=[right.pk])).context["form"]
    return {
        name: shown.initial.get(name) or ""
        for name in shown.fields
        if name != "picture"
    }


def change(browser: Client, right: Right, **said: str) -> str:
    """Change fields of a right; return the address of the check."""
    url = reverse("desk_right_edit", args=[right.pk])
    return browser.post(url, {**form_of(browser, right), **said})["Location"]


def test_a_change_states_only_what_was_changed(officer: Client, right: Right) -> None:
    officer.post(change(officer, right, word="GẠO SÔNG TIỀN"))
    right.refresh_from_db()
    assert right.word == "GẠO SÔNG TIỀN"
    payload = right.statements.get(source="hand").payload
    assert set(payload) == {"source", "office", "numbers", "words"}


def test_the_check_of_a_change_shows_old_and_new(officer: Client, right: Right) -> None:
    page = officer.get(change(officer, right, word="GẠO SÔNG TIỀN")).text
    assert "GẠO SÔNG HẬU" in page
    assert "GẠO SÔNG TIỀN" in page
    assert "Hợp tác xã Sông Hậu" not in page


def test_a_second_change_keeps_the_first(officer: Client, right: Right) -> None:
    officer.post(change(officer, right, word="GẠO SÔNG TIỀN"))
    officer.post(change(officer, right, colours="Xanh"))
    right.refresh_from_db()
    assert right.word == "GẠO SÔNG TIỀN"
    assert right.details["colours"] == [{"text": "Xanh"}]


def test_a_change_can_be_taken_back(officer: Client, right: Right) -> None:
    officer.post(change(officer, right, word="GẠO SÔNG TIỀN"))
    officer.post(change(officer, right, word="GẠO SÔNG HẬU"))
    right.refresh_from_db()
    assert right.word == "GẠO SÔNG HẬU"
    officer.post(change(officer, right, word="GẠO SÔNG TIỀN"))
    right.refresh_from_db()
    assert right.word == "GẠO SÔNG TIỀN"


def test_a_new_picture_takes_the_place_of_the_old_one(
    officer: Client, right: Right
) -> None:
    for side in (8, 16):
        url = reverse("desk_right_edit", args=[right.pk])
        typed = {**form_of(officer, right), "picture": png(side)}
        officer.post(officer.post(url, typed)["Location"])
        assert [one.width for one in right.representations.all()] == [side]
    officer.post(change(officer, right, colours="Xanh"))
    assert [one.width for one in right.representations.all()] == [16]


def test_what_is_cleared_goes_back_to_what_other_sources_state(
    officer: Client, right: Right
) -> None:
    officer.post(change(officer, right, filed_on="8/3/2024", colours="Xanh"))
    officer.post(change(officer, right, filed_on="", colours=""))
    right.refresh_from_db()
    assert right.filed_on == date(2024, 3, 7)
    assert "colours" not in right.details


def test_a_wrong_number_is_replaced(officer: Client, right: Right) -> None:
    officer.post(send(officer)["Location"])
    entered = Right.for_staff.get(number="4-2026-00774")
    officer.post(change(officer, entered, application_number="4-2026-00775"))
    entered.refresh_from_db()
    assert entered.number == "4-2026-00775"
    assert [one.canonical for one in entered.numbers.all()] == ["4-2026-00775"]


def test_the_number_of_another_right_is_refused(
    officer: Client, right: Right, make_right: MakeRight
) -> None:
    make_right("4-2024-00102", "KHÁC")
    answer = officer.post(
        change(officer, right, application_number="4-2024-00102"), follow=True
    )
    assert "4-2024-00102" in answer.text
    right.refresh_from_db()
    assert right.number == "4-2024-00101"


def test_saving_a_change_twice_saves_it_once(officer: Client, right: Right) -> None:
    check = change(officer, right, word="GẠO SÔNG TIỀN")
    first, second = officer.post(check), officer.post(check)
    assert first["Location"] == second["Location"]
    assert Entry.objects.filter(verb="right.revised").count() == 1


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(
    officer: Client, sign_in: SignIn, right: Right
) -> None:
    other = sign_in("administrator")
    check = change(officer, right, word="CỦA TÔI", colours="Xanh")
    other.post(change(other, right, word="CỦA HỌ", product_group="Gạo"))
    conflict = officer.post(check)
    assert conflict.status_code == 409
    for shown in ("CỦA TÔI", "CỦA HỌ", "GẠO SÔNG HẬU", "Xanh", "Gạo"):
        assert shown in conflict.text
    right.refresh_from_db()
    assert right.word == "CỦA HỌ"
    officer.post(check, {"step": "settle", "keep_word": "mine"})
    officer.post(check)
    right.refresh_from_db()
    assert (right.word, right.product_group) == ("CỦA TÔI", "Gạo")
    assert right.details["colours"] == [{"text": "Xanh"}]


def test_the_second_editor_may_let_the_other_version_stand(
    officer: Client, sign_in: SignIn, right: Right
) -> None:
    other = sign_in("administrator")
    check = change(officer, right, word="CỦA TÔI", colours="Xanh")
    other.post(change(other, right, word="CỦA HỌ"))
    officer.post(check)
    officer.post(check, {"step": "settle", "keep_word": "theirs"})
    officer.post(check)
    right.refresh_from_db()
    assert right.word == "CỦA HỌ"
    assert right.details["colours"] == [{"text": "Xanh"}]


def test_a_record_reads_the_same_once_its_texts_are_read() -> None:
    texts = {name: FILLED.get(name, "") for name in answers.NAMES}
    typed, errors = answers.entered(texts)
    assert errors == []
    record, errors = answers.entered(answers.texts_of(typed))
    assert errors == []
    again, errors = answers.entered(answers.texts_of(record))
    assert errors == []
    assert again == record
