"""From a rule and the dates of a file to a term that explains itself.

Pure. Words are chosen by the faces: a step is a code with its values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from ip_portal.rules.arithmetic import (
    Counted,
    Period,
    WorkCalendar,
    add_period,
    anniversary,
    subtract_period,
)
from ip_portal.rules.choice import (
    NO_WORDS,
    Chosen,
    Confidence,
    DateName,
    Dates,
    Direction,
    NoTerm,
    Rule,
    Undecided,
    Version,
    Window,
    Words,
    choose,
)

Value = date | DateName | Period | Words | Confidence | str

_NO_TIME: Final = Period()


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the explanation: its code, and the values it speaks of."""

    code: str
    value: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What the law says of one act for one file, and how that was found.

    `last_day` is None while it cannot be told (`needs` names the dates that would
    tell), where the term has no end (`indefinite`), is only quoted, or does not
    exist. `confidence`, `assumed` and `provisional` are to be shown beside any day.
    """

    right: str
    act: str
    label: Words = NO_WORDS
    who: str = ""
    exists: bool = True
    computed: bool = False
    indefinite: bool = False
    needs: tuple[DateName, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    calendar_day: date | None = None
    version: str = ""
    version_pk: int | None = None
    document: str = ""
    article: str = ""
    effective: date | None = None
    further: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CERTAIN
    assumed: bool = False
    provisional: bool = False
    extendable: str = "no"
    quoted: Words = NO_WORDS
    note: Words = NO_WORDS
    rows: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def rolled(self) -> bool:
        """Whether the last day moved to a working day."""
        return self.last_day != self.calendar_day


def explain(
    rule: Rule, dates: Dates, calendar: WorkCalendar, *, on: date | None = None
) -> Term:
    """Return the term of a rule for these dates.

    `on` is the day asked about: it picks the year of a yearly term (without it the
    day of the request does, else the first year). Raises OutOfCalendarError for dates
    at the ends of the calendar.
    """
    choice = choose(rule, dates)
    if isinstance(choice, Undecided):
        return _undecided(rule, choice)
    if isinstance(choice, NoTerm):
        if choice.version is None:
            return Term(right=rule.right, act=rule.code, label=rule.label, exists=False)
        steps = (*_window_steps(choice.because, dates), Step("none"))
        return replace(_of_version(rule, choice.version), exists=False, steps=steps)
    told = dates
    if choice.same_answer and rule.tie_date is not None:
        choice, told = _break_tie(rule, choice, dates, calendar, on)
    return _chosen(rule, choice, dates, told, calendar, on)


def _undecided(rule: Rule, choice: Undecided) -> Term:
    """Say which dates would tell, with the doubt of the least certain candidate."""
    steps = [
        Step(
            "candidate",
            {
                "version": version_name(rule, version),
                "document": version.citation.document,
                "article": version.citation.article,
            },
        )
        for version in choice.candidates
    ]
    return Term(
        right=rule.right,
        act=rule.code,
        label=rule.label,
        who=rule.who,
        needs=choice.needs,
        confidence=max(
            (one.confidence for one in choice.candidates), key=lambda one: one.rank
        ),
        assumed=any(one.assumed for one in choice.candidates),
        steps=(*steps, *(Step("needs", {"name": name}) for name in choice.needs)),
    )


def _break_tie(
    rule: Rule, choice: Chosen, dates: Dates, calendar: WorkCalendar, on: date | None
) -> tuple[Chosen, Dates]:
    """Let the last day of the term stand for the day that tells versions apart."""
    name = rule.tie_date
    if name is None or dates.get(name) is not None:
        return choice, dates
    last = _chosen(rule, choice, dates, dates, calendar, on).last_day
    if last is None:
        return choice, dates
    told = replace(dates, **{name.value: last})
    again = choose(rule, told)
    return (again, told) if isinstance(again, Chosen) else (choice, dates)


def _chosen(
    rule: Rule,
    choice: Chosen,
    dates: Dates,
    told: Dates,
    calendar: WorkCalendar,
    on: date | None,
) -> Term:
    """Count the term of the chosen version, as far as the dates allow."""
    version = choice.version
    term = _of_version(rule, version)
    steps = list(_window_steps(choice.because, told))
    if told != dates and rule.tie_date is not None:
        steps.insert(0, Step("stands_for", {"name": rule.tie_date}))
    if choice.same_answer:
        steps.append(Step("same_answer"))
    first = dates.get(version.opens_on) if version.opens_on else None
    if version.indefinite:
        return replace(
            term,
            first_day=first,
            steps=(*steps, Step("indefinite"), *_doubt_steps(version)),
        )
    if not version.computed or version.trigger is None or version.length is None:
        quoted = Step("quoted", {"words": version.quoted})
        return replace(term, steps=(*steps, quoted, *_doubt_steps(version)))
    missing = version.trigger.missing(dates)
    if missing:
        steps += [Step("needs", {"name": name}) for name in missing]
        return replace(term, needs=missing, first_day=first, steps=tuple(steps))
    start = _start(version, dates, on, steps)
    opens, counted = _count(version, start, calendar)
    return replace(
        term,
        first_day=opens if version.is_window else first,
        last_day=counted.last_day,
        calendar_day=counted.calendar_day,
        provisional=counted.provisional,
        steps=(
            *steps,
            *_count_steps(version, version.length, opens, counted, calendar),
            *_doubt_steps(version),
        ),
    )


def _of_version(rule: Rule, version: Version) -> Term:
    return Term(
        right=rule.right,
        act=rule.code,
        label=rule.label,
        who=rule.who,
        computed=version.computed,
        indefinite=version.indefinite,
        version=version_name(rule, version),
        version_pk=version.pk,
        document=version.citation.document,
        article=version.citation.article,
        effective=version.citation.effective,
        further=version.citation.further,
        confidence=version.confidence,
        assumed=version.assumed,
        extendable=version.extendable,
        quoted=version.quoted,
        note=version.note,
        rows=version.rows,
    )


def version_name(rule: Rule, version: Version) -> str:
    """Return the name that pages and deadlines cite: right.act.key/revision."""
    return f"{rule.right}.{rule.code}.{version.key}/{version.revision}"


def _start(version: Version, dates: Dates, on: date | None, steps: list[Step]) -> date:
    """Return the day the term is counted from, and say where it comes from."""
    trigger = version.trigger
    found = trigger.resolve(dates) if trigger is not None else None
    if trigger is None or found is None:
        raise ValueError("a term without its date cannot be counted")
    name, day = found
    steps.append(
        Step(f"from_{trigger.pick}", {"name": name, "day": day})
        if not trigger.yearly
        else Step("from_only", {"name": name, "day": day})
    )
    if name is DateName.FILED and DateName.PRIORITY in trigger.names:
        steps.append(Step("no_priority"))
    if not trigger.yearly:
        return day
    asked = dates.requested or on
    end = _year_end(day, asked, before=version.direction is Direction.BEFORE)
    steps.append(Step("year_end", {"day": end}))
    return end


def _year_end(granted: date, asked: date | None, *, before: bool) -> date:
    """Return the end of the year of validity that is asked about.

    Paid in time: the first end on or after the day asked about. Paid late: the last
    end before it. Never earlier than the end of the first year.
    """
    if asked is None:
        return anniversary(granted, 1)
    years = max(asked.year - granted.year, 1)
    end = anniversary(granted, years)
    if before and end < asked:
        return anniversary(granted, years + 1)
    if not before and end >= asked and years > 1:
        return anniversary(granted, years - 1)
    return end


def _count(
    version: Version, start: date, calendar: WorkCalendar
) -> tuple[date, Counted]:
    """Return the first day and the counted term."""
    length = version.length or _NO_TIME
    if version.direction is Direction.AFTER:
        counted = add_period(start, length, calendar=calendar, rolls=version.rolls)
        return counted.first_day, counted
    back = subtract_period(
        start,
        length,
        calendar=calendar,
        rolls=version.rolls and not version.is_window,
    )
    if not version.is_window:
        return back.last_day, back
    until = add_period(start, _NO_TIME, calendar=calendar, rolls=version.rolls)
    return back.calendar_day, replace(until, clipped=back.clipped)


def _window_steps(windows: tuple[Window, ...], dates: Dates) -> Iterator[Step]:
    """Say which condition each window sets, and the date that met it."""
    if not windows:
        yield Step("all_dates")
    for window in windows:
        value: dict[str, Value] = {"name": window.name}
        if window.start > date.min:
            value["start"] = window.start
        if window.end < date.max:
            value["end"] = window.end
        code = "window_" + ("between" if len(value) > 2 else list(value)[-1])
        day = dates.get(window.name)
        if day is None:
            yield Step(f"{code}_inferred", value)
        else:
            yield Step(code, value | {"day": day})


def _count_steps(
    version: Version,
    length: Period,
    opens: date,
    counted: Counted,
    calendar: WorkCalendar,
) -> Iterator[Step]:
    """Say how the days were counted and what moved the last one."""
    if length != _NO_TIME:
        code = f"counted_{version.direction}"
        if version.direction is Direction.BEFORE and version.is_window:
            code = "counted_until"
        day = counted.calendar_day
        yield Step(code, {"length": length, "first": opens, "day": day})
    if counted.clipped:
        yield Step("clipped")
    if not version.rolls:
        yield Step("stands")
        return
    if counted.rolled:
        yield from _rest_steps(counted, calendar)
        yield Step("rolled", {"day": counted.last_day})
    if counted.provisional:
        yield Step("provisional", {"year": str(counted.last_day.year)})


def _rest_steps(counted: Counted, calendar: WorkCalendar) -> Iterator[Step]:
    """Say why offices rest on each day that was passed over."""
    day = counted.calendar_day
    while day < counted.last_day:
        special = calendar.days.get(day)
        if special is not None:
            name = Words(special.name_vi, special.name_en)
            yield Step("holiday", {"day": day, "holiday": name})
        else:
            yield Step("weekend", {"day": day})
        day = date.fromordinal(day.toordinal() + 1)


def _doubt_steps(version: Version) -> Iterator[Step]:
    if version.confidence is not Confidence.CERTAIN:
        yield Step(version.confidence.value)
    if version.assumed:
        yield Step("assumed")
