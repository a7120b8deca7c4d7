"""From a rule and the dates of a file to a term that explains itself.

Pure. Words are chosen by the faces: a step is a code with its values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ip_portal.rules.arithmetic import (
    Counted,
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
    Words,
    choose,
)
from ip_portal.rules.steps import (
    NO_TIME,
    Step,
    Value,
    count_steps,
    doubt_steps,
    window_steps,
)

__all__ = ["Step", "Term", "Value", "explain", "version_name"]


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
        steps = (*window_steps(choice.because, dates), Step("none"))
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
    """Explain the chosen version, and count its term as far as the dates allow."""
    version = choice.version
    steps = list(window_steps(choice.because, told))
    if told != dates and rule.tie_date is not None:
        steps.insert(0, Step("stands_for", {"name": rule.tie_date}))
    if choice.same_answer:
        steps.append(Step("same_answer"))
    first = dates.get(version.opens_on) if version.opens_on else None
    term = replace(_of_version(rule, version), first_day=first)
    if version.indefinite:
        steps += [Step("indefinite"), *doubt_steps(version)]
    elif not version.computed or version.trigger is None:
        steps += [Step("quoted", {"words": version.quoted}), *doubt_steps(version)]
    elif missing := version.trigger.missing(dates):
        steps += [Step("needs", {"name": name}) for name in missing]
        term = replace(term, needs=missing)
    else:
        start = _start(version, dates, on, steps)
        return _counted(term, version, start, calendar, steps)
    return replace(term, steps=tuple(steps))


def _counted(
    term: Term,
    version: Version,
    start: date,
    calendar: WorkCalendar,
    steps: list[Step],
) -> Term:
    """Return the term with its days, counted from `start`."""
    opens, counted = _count(version, start, calendar)
    length = version.length or NO_TIME
    return replace(
        term,
        first_day=opens if version.is_window else term.first_day,
        last_day=counted.last_day,
        calendar_day=counted.calendar_day,
        provisional=counted.provisional,
        steps=(
            *steps,
            *count_steps(version, length, opens, counted, calendar),
            *doubt_steps(version),
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
    length = version.length or NO_TIME
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
    until = add_period(start, NO_TIME, calendar=calendar, rolls=version.rolls)
    return back.calendar_day, replace(until, clipped=back.clipped)
