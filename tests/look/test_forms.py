"""The form pack: label, hint and error belong to their input."""

from __future__ import annotations

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, ButtonHolder, Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.utils.translation import override
from lxml import html


class Application(forms.Form):
    name = forms.CharField(label="Name of the mark", help_text="As on the packing.")
    goods = forms.CharField(label="Goods", widget=forms.Textarea, required=False)
    place = forms.ChoiceField(
        label="A place in it?",
        help_text="Such as Ô Môn.",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
    image = forms.FileField(label="Image")
    agree = forms.BooleanField(label="I agree", help_text="You can withdraw.")
    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper(self)
        self.helper.add_input(Submit("send", "Send it"))


def draw(form: forms.Form) -> html.HtmlElement:
    with override("en"):
        return html.fromstring(render_crispy_form(form))


def by_id(page: html.HtmlElement, name: str) -> html.HtmlElement:
    (found,) = page.xpath(f"//*[@id='{name}']")
    return found


@pytest.fixture
def refused() -> html.HtmlElement:
    form = Application({"name": "", "token": "x"})
    form.add_error(None, "The two do not fit.")
    return draw(form)


def test_every_visible_input_has_a_label():
    page = draw(Application())
    shown = page.xpath("//input[@type!='hidden'] | //textarea | //select")
    assert len(shown) == 6
    for control in shown:
        assert page.xpath(f"//label[@for='{control.get('id')}']")


def test_a_hint_is_tied_to_its_input():
    page = draw(Application())
    assert by_id(page, "id_name").get("aria-describedby") == "id_name_helptext"
    assert by_id(page, "id_name_helptext").text == "As on the packing."


def test_a_group_is_a_fieldset_with_legend_and_hint():
    (group,) = draw(Application()).xpath("//fieldset")
    assert group.find("legend").text.strip() == "A place in it?"
    assert group.get("aria-describedby") == "id_place_helptext"


def test_no_answer_is_demanded_by_the_browser():
    page = draw(Application())
    assert not page.xpath("//*[@required]")
    assert page.xpath("//form[@novalidate]")


def test_only_what_may_be_left_out_is_marked():
    marked = draw(Application()).xpath("//*[@class='optional']/..")
    assert [label.get("for") for label in marked] == ["id_goods"]


def test_a_form_with_a_file_is_sent_in_parts():
    (form,) = draw(Application()).xpath("//form")
    assert form.get("enctype") == "multipart/form-data"


def test_an_error_is_tied_to_its_input(refused):
    control = by_id(refused, "id_name")
    assert control.get("aria-invalid") == "true"
    described = control.get("aria-describedby").split()
    assert described == ["id_name_helptext", "id_name_error"]
    assert "Missing: Name of the mark" in by_id(refused, "id_name_error").text_content()


def test_the_error_summary_takes_the_focus_and_links_to_every_input(refused):
    (summary,) = refused.xpath("//*[@class='error-summary']")
    assert summary.get("tabindex") == "-1"
    assert summary.get("autofocus") is not None
    assert "5 places to mend" in summary.text_content()
    for target in summary.xpath(".//a/@href"):
        assert by_id(refused, target.removeprefix("#")).tag == "input"
    assert len(summary.xpath(".//a")) == 4
    assert "The two do not fit." in summary.text_content()


def test_summary_and_field_use_the_same_words(refused):
    for link in refused.xpath("//*[@class='error-summary']//a"):
        field = link.get("href").removeprefix("#").removesuffix("_0")
        assert link.text in by_id(refused, f"{field}_error").text_content()


def test_a_form_without_errors_has_no_summary():
    assert not draw(Application()).xpath("//*[@class='error-summary']")


def test_own_words_for_a_missing_answer_are_kept():
    class Own(forms.Form):
        name = forms.CharField(error_messages={"required": "Enter the name."})
        helper = FormHelper()

    assert "Enter the name." in draw(Own({})).text_content()


def test_typed_text_is_escaped():
    page = draw(Application({"name": '"><script>x</script>'}))
    assert not page.xpath("//script")


def test_layout_objects_render_in_order():
    form = Application()
    form.helper = FormHelper()
    form.helper.layout = Layout(
        Fieldset("The mark", Row("name", "goods")),
        HTML("<p>Then</p>"),
        ButtonHolder(Submit("send", "Send it")),
    )
    page = draw(form)
    assert page.xpath("//fieldset[@class='group']/legend/text()") == ["The mark"]
    (button,) = page.xpath("//button")
    assert (button.text, button.get("type"), button.get("name")) == (
        "Send it",
        "submit",
        "send",
    )


def test_a_set_of_forms_is_one_form_with_its_counts():
    many = forms.formset_factory(Application, extra=2)()
    with override("en"):
        page = html.fromstring(render_crispy_form(many, FormHelper()))
    assert page.tag == "form"
    assert page.xpath("//input[@name='form-TOTAL_FORMS']/@value") == ["2"]
    assert (
        by_id(page, "id_form-1-name").get("aria-describedby")
        == "id_form-1-name_helptext"
    )
