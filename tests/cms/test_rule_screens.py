"""The editors' screens of the law: two people, and what readers will see."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from ip_portal.accounts.models import User
from ip_portal.rules import models, store
from ip_portal.rules.book import RuleBook
from tests.cms.conftest import Write

pytestmark = pytest.mark.django_db

TODAY = "2026-11-25"
OPPOSITION = ("trademark", "opposition")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY}T03:00:00Z", tick=False):
        yield


def person(email: str, *permissions: str) -> User:
    user = User.objects.create_user(email, "a long password", first_name=email)
    names = ["access_admin", *permissions]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lan(law: None) -> Client:
    return browser(person("lan@example.test", "propose_rule", "confirm_rule"))


@pytest.fixture
def minh(law: None) -> Client:
    return browser(person("minh@example.test", "confirm_rule"))


@pytest.fixture
def hoa(law: None) -> Client:
    return browser(person("hoa@example.test"))


def entered(**changed: str) -> dict[str, str]:
    """Return a new opposition term with effect tomorrow, as the form sends it."""
    data = {
        "exists": "on",
        "months": "4",
        "trigger": "published",
        "rolls": "on",
        "extendable": "no",
        "document": "9/2026/QH16",
        "article": "2",
        "effective": "2026-11-26",
        "confidence": "certain",
        "announce_until": "2027-06-30",
        "windows-TOTAL_FORMS": "3",
        "windows-INITIAL_FORMS": "3",
        "windows-0-name": "published",
        "windows-0-start": "2026-11-26",
    }
    return data | changed


def propose(client: Client, **changed: str):
    return client.post(
        reverse("law:new", args=OPPOSITION), entered(propose="1", **changed)
    )


def test_the_rules_of_a_right_are_listed_and_found_without_diacritics(lan: Client):
    text = lan.get(reverse("law:rules"), {"q": "phan doi don"}).content.decode()
    assert "Phản đối đơn" in text
    assert "3 tháng" in text
    assert "131/2025/QH15" in text
    assert "Gia hạn" not in text.split("<tbody>")[1]


def test_a_rule_shows_its_versions_and_who_cites_it(lan: Client, write: Write):
    write(body=[("text", "<p>Trong [[trademark.opposition]].</p>")])
    text = lan.get(reverse("law:rule", args=OPPOSITION)).content.decode()
    assert text.index("2025") < text.index("2022") < text.index("2005")
    assert "Nhãn hiệu tập thể" in text
    assert "31/03/2027" in text


def test_what_readers_would_see_is_shown_before_it_is_proposed(lan: Client):
    answer = lan.post(reverse("law:new", args=OPPOSITION), entered(preview="1"))
    today, tomorrow = answer.context["looks"]
    assert (today.day, tomorrow.day) == (date(2026, 11, 25), date(2026, 11, 26))
    assert "3\N{NO-BREAK SPACE}tháng" in today.before
    assert "26/11/2026" in today.after
    assert "26/11/2026" not in today.before
    assert "4\N{NO-BREAK SPACE}tháng" in tomorrow.after
    assert not models.Proposal.objects.exists()


def test_a_second_person_confirms_and_the_first_may_not(lan: Client, minh: Client):
    answer = propose(lan)
    proposal = models.Proposal.objects.get()
    address = reverse("law:proposal", args=[proposal.pk])
    assert answer.url == address
    assert 'name="confirm"' not in lan.get(address).content.decode()
    lan.post(address, {"confirm": "1"})
    proposal.refresh_from_db()
    assert proposal.state == "open"
    assert 'name="confirm"' in minh.get(address).content.decode()
    minh.post(address, {"confirm": "1"})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decided_by_label) == (
        "confirmed",
        "minh@example.test",
    )
    after = RuleBook.current().next_of(*OPPOSITION, date(2026, 11, 25))
    assert after is not None
    assert (after.key, str(after.length)) == ("2026", "4 months")
    assert after.announce_until == date(2027, 6, 30)
    text = minh.get(address).content.decode()
    assert 'name="confirm"' not in text
    rule = minh.get(reverse("law:rule", args=OPPOSITION)).context
    assert [one.pk for one in rule["decided"]] == [proposal.pk]
    assert not rule["proposals"]
    listed = minh.get(reverse("law:proposals")).content.decode()
    assert "lan@example.test" in listed
    assert "minh@example.test" in listed


def test_a_proposal_is_turned_down_or_taken_back(lan: Client, minh: Client):
    for client in (minh, lan):
        propose(lan)
        proposal = models.Proposal.objects.get(state="open")
        client.post(reverse("law:proposal", args=[proposal.pk]), {"reject": "1"})
        proposal.refresh_from_db()
        assert proposal.state == "rejected"
    assert RuleBook.current().next_of(*OPPOSITION, date(2026, 11, 25)) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"windows-0-start": "2026-04-01"}, "2025"),
        ({"windows-0-end": "2027-01-01"}, "02/01/2027"),
        ({"windows-0-name": ""}, "Chọn"),
        ({"months": ""}, ""),
        ({"note_vi": "Chỉ một tiếng"}, ""),
        ({"document": ""}, ""),
    ],
)
def test_a_law_that_would_overlap_or_leave_a_gap_is_refused(
    lan: Client, changed: dict[str, str], said: str
):
    answer = propose(lan, **changed)
    assert answer.status_code == 200
    assert not models.Proposal.objects.exists()
    form, windows = answer.context["form"], answer.context["windows"]
    assert form.errors or any(windows.errors)


def confirmed_home(lan: Client, minh: Client, *moments: str, **changed: str):
    """Propose and confirm a law; return how the home page reads at these moments."""
    assert propose(lan, **changed).status_code == 302
    proposal = models.Proposal.objects.get()
    minh.post(reverse("law:proposal", args=[proposal.pk]), {"confirm": "1"})
    pages = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            pages.append(Client().get("/").content.decode())
    return ["9/2026/QH16" in one for one in pages]


def test_a_new_law_is_announced_for_six_months_without_being_asked(
    lan: Client, minh: Client
):
    form = lan.get(reverse("law:new", args=OPPOSITION)).context["form"]
    assert "6" in form.fields["announce_until"].help_text
    moments = (
        "2026-11-25T16:00:00Z",
        "2026-11-25T18:00:00Z",
        "2027-05-26T16:00:00Z",
        "2027-05-26T18:00:00Z",
    )
    told = confirmed_home(lan, minh, *moments, announce_until="")
    assert told == [True, True, True, False]


def test_a_new_law_is_not_announced_where_its_editor_wants_that(
    lan: Client, minh: Client
):
    answer = propose(lan, quiet="on")
    assert "quiet" in answer.context["form"].errors
    moments = ("2026-11-25T16:00:00Z", "2026-11-25T18:00:00Z")
    told = confirmed_home(lan, minh, *moments, announce_until="", quiet="on")
    assert told == [False, False]


def test_a_law_at_the_end_of_the_calendar_is_announced_to_its_end(lan: Client):
    day = "9999-12-01"
    answer = propose(lan, announce_until="", effective=day, **{"windows-0-start": day})
    assert answer.status_code == 302
    assert models.Proposal.objects.get().payload["announce_until"] == "9999-12-31"


def test_a_window_between_two_dates_is_listed_in_words(lan: Client):
    answer = lan.get(reverse("law:rule", args=["trademark", "third_party_opinion"]))
    text = answer.content.decode()
    assert "1 ngày" not in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "đến trước ngày ra quyết định" in text


def test_a_correction_keeps_key_and_windows(lan: Client, minh: Client):
    address = reverse("law:correct", args=[*OPPOSITION, "2025"])
    form = lan.get(address).context
    assert form["windows"][0]["start"].value() == date(2026, 4, 1)
    data = entered(
        propose="1",
        months="2",
        **{"windows-0-start": "2026-04-01"},
        announce_until="",
    )
    lan.post(address, data)
    proposal = models.Proposal.objects.get()
    assert proposal.what == "correction"
    assert proposal.payload["announce_until"] is None
    assert "quiet" not in form["form"].fields
    minh.post(reverse("law:proposal", args=[proposal.pk]), {"confirm": "1"})
    row = models.RuleVersion.objects.get(
        rule__right="trademark", rule__code="opposition", key="2025", revision=2
    )
    assert (row.length, row.supersedes.revision) == ("2 months", 1)
    assert row.windows.get().starts_on == date(2026, 4, 1)


def test_a_term_that_is_only_quoted_needs_its_words(lan: Client):
    rule = ("trademark", "cancellation")
    form = lan.get(reverse("law:new", args=rule)).context["form"]
    assert form.initial["quoted_vi"]
    data = entered(
        propose="1", months="", trigger="", quoted_vi="Bất kỳ lúc nào.", quoted_en=""
    )
    answer = lan.post(reverse("law:new", args=rule), data)
    assert "months" in answer.context["form"].errors


def fee(**changed: str) -> dict[str, str]:
    data = {
        "amount": "200000",
        "start": "2027-07-01",
        "document": "9/2027/TT-BTC",
        "article": "annex",
        "confidence": "certain",
        "propose": "1",
    }
    return data | changed


def test_a_new_amount_is_proposed_and_confirmed(lan: Client, minh: Client):
    assert "150.000" in lan.get(reverse("law:fees")).content.decode()
    item = lan.get(reverse("law:fee", args=["application"])).content.decode()
    assert "64/2025/TT-BTC" in item
    lan.post(reverse("law:fee_new", args=["application"]), fee())
    proposal = models.Proposal.objects.get()
    address = reverse("law:proposal", args=[proposal.pk])
    looks = minh.get(address).context["looks"]
    assert "200.000" in looks[1].after
    minh.post(address, {"confirm": "1"})
    found = RuleBook.current().fee("mark_filing_one_class", date(2027, 7, 1))
    assert found is not None
    assert found.amount == 1_050_000


def test_a_line_of_a_sum_names_the_pages_that_cite_the_sum(lan: Client, write: Write):
    write(body=[("text", "<p>Khoảng [[fee:mark_all_one_class]].</p>")])
    for code, count in [("application", 1), ("priority_claim", 0)]:
        item = lan.get(reverse("law:fee", args=[code]))
        assert len(item.context["citing"]) == count
        report = lan.get(reverse("law:citations"), {"rule": f"fee:{code}"})
        assert len(report.context["rows"]) == count


def test_an_amount_that_meets_a_later_one_is_refused(lan: Client):
    answer = lan.post(
        reverse("law:fee_new", args=["application"]), fee(start="2026-12-01")
    )
    assert answer.context["form"].non_field_errors()
    backwards = fee(start="2028-01-01", end="2027-01-01")
    answer = lan.post(reverse("law:fee_new", args=["application"]), backwards)
    assert "end" in answer.context["form"].errors


def test_a_sum_asks_for_lines_and_no_amount(lan: Client):
    address = reverse("law:fee_correct", args=["mark_grant_one_class", "2017"])
    form = lan.get(address).context["form"]
    assert "amount" not in form.fields
    data = fee(start="2017-01-01") | {"parts": ["mark_grant", "title_registration"]}
    lan.post(address, data)
    proposal = models.Proposal.objects.get()
    assert proposal.payload["parts"] == [["mark_grant", 1], ["title_registration", 1]]


def test_a_new_form_is_proposed(lan: Client, minh: Client):
    assert "Tờ khai" in lan.get(reverse("law:forms")).content.decode()
    data = fee() | {
        "number_vi": "Mẫu số 02",
        "number_en": "Form 02",
        "authority_vi": "Cục Sở hữu trí tuệ",
        "authority_en": "IP office",
    }
    lan.post(reverse("law:form_new", args=["renewal"]), data)
    proposal = models.Proposal.objects.get()
    minh.post(reverse("law:proposal", args=[proposal.pk]), {"confirm": "1"})
    form = RuleBook.current().form("renewal", date(2027, 7, 1))
    assert form is not None
    assert form.number.vi == "Mẫu số 02"
    address = reverse("law:form_correct", args=["renewal", "2026"])
    assert lan.get(address).status_code == 200
    assert lan.get(reverse("law:form", args=["renewal"])).status_code == 200


def test_days_off_are_added_confirmed_and_removed(lan: Client, minh: Client):
    year = lan.get(reverse("law:holidays"), {"year": "2027"})
    assert not year.context["confirmed"]
    data = {
        "date": "2027-02-12",
        "kind": "off",
        "name_vi": "Nghỉ bù Tết",
        "name_en": "Day in lieu",
        "confirmed": "on",
        "source": "Thông báo",
    }
    lan.post(reverse("law:holiday_new"), data | {"propose": "1"})
    lan.post(reverse("law:holiday_remove", args=[date(2027, 1, 1)]))
    held = lan.get(reverse("law:holiday", args=[date(2027, 4, 30)]))
    assert held.context["form"].initial["name_en"]
    for proposal in models.Proposal.objects.filter(state="open"):
        minh.post(reverse("law:proposal", args=[proposal.pk]), {"confirm": "1"})
    days = RuleBook.current().calendar.days
    assert date(2027, 2, 12) in days
    assert date(2027, 1, 1) not in days
    listed = lan.get(reverse("law:proposals")).content.decode()
    assert "12/02/2027" in listed


@pytest.mark.parametrize("year", ["²", "x", "0", "99999", ""])
def test_a_year_that_is_none_breaks_nothing(lan: Client, year: str):
    answer = lan.get(reverse("law:holidays"), {"year": year})
    assert answer.status_code == 200


def test_what_is_not_there_is_not_found(lan: Client):
    for name, args in [
        ("rule", ["trademark", "raffle"]),
        ("rule", ["raffle", "opposition"]),
        ("new", ["trademark", "raffle"]),
        ("correct", ["trademark", "opposition", "1999"]),
        ("fee", ["raffle"]),
        ("fee_new", ["raffle"]),
        ("form_correct", ["renewal", "1999"]),
        ("holiday", [date(2027, 2, 12)]),
        ("proposal", [1]),
    ]:
        assert lan.get(reverse(f"law:{name}", args=args)).status_code == 404, name


def test_only_who_may_propose_or_confirm_gets_in(
    hoa: Client, minh: Client, client: Client
):
    home = reverse("wagtailadmin_home")
    for name in ("rules", "fees", "forms", "holidays", "proposals"):
        assert hoa.get(reverse(f"law:{name}")).url == home
        assert minh.get(reverse(f"law:{name}")).status_code == 200
        assert client.get(reverse(f"law:{name}")).status_code == 302
    assert minh.get(reverse("law:new", args=OPPOSITION)).url == home
    minh.post(reverse("law:holiday_remove", args=[date(2027, 1, 1)]))
    propose(minh)
    assert not models.Proposal.objects.exists()


def test_who_may_only_propose_neither_confirms_nor_turns_down(lan: Client, law: None):
    propose(lan)
    proposal = models.Proposal.objects.get()
    other = browser(person("tu@example.test", "propose_rule"))
    for decision in ("confirm", "reject"):
        other.post(reverse("law:proposal", args=[proposal.pk]), {decision: "1"})
    proposal.refresh_from_db()
    assert proposal.state == "open"


def test_the_menu_shows_the_law_to_those_who_keep_it(lan: Client, hoa: Client):
    home = reverse("wagtailadmin_home")
    entry = f'"{reverse("law:rules")}"'
    assert entry in lan.get(home).content.decode()
    assert entry not in hoa.get(home).content.decode()


def test_a_proposal_that_the_law_overtook_says_so(lan: Client, minh: Client):
    propose(lan)
    first = models.Proposal.objects.get()
    propose(lan)
    second = models.Proposal.objects.exclude(pk=first.pk).get()
    minh.post(reverse("law:proposal", args=[first.pk]), {"confirm": "1"})
    answer = minh.get(reverse("law:proposal", args=[second.pk]))
    assert answer.context["problem"]
    minh.post(reverse("law:proposal", args=[second.pk]), {"confirm": "1"})
    second.refresh_from_db()
    assert second.state == "open"


def test_the_report_tells_what_ends_and_what_the_law_holds_no_more(
    hoa: Client, write: Write
):
    write(body=[("text", "<p>[[fee:support_mark]], [[form:renewal]].</p>")])
    models.FormVersion.objects.filter(form__code="renewal").delete()
    models.Form.objects.filter(code="renewal").delete()
    store.new_edition()
    (row,) = hoa.get(reverse("law:citations"), {"moving": "1"}).context["rows"]
    support, form = sorted(row["cited"], key=lambda one: one.is_known, reverse=True)
    assert (support.changes_on, support.ends_on) == (None, date(2030, 12, 31))
    assert (form.name, form.is_known) == ("form:renewal", False)
