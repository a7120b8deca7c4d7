"""One run from an empty folder to the figures."""

from __future__ import annotations

import io
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tqdm import tqdm
from wagtail.models import Page

from bench import finding, importing, pages, queries
from bench.bare import Bare
from bench.clock import Sample, Task, measure, rounds
from bench.filling import fill
from bench.marks import SEED, Mark, marks as invented
from bench.postgresql import passing_database
from bench.report import Bar, Line, Result, compared, figures
from bench.wagtail_site import PATIENCE, Site
from cms.models import GuidePage, ProcedurePage
from ip_portal.core import dates
from search import indexing, service

VAR = settings.BASE_DIR / "var" / "bench"
RECORDS, QUICK_RECORDS = 40, 15
SEARCHES = 44


class Run:
    """The steps of one run."""

    def __init__(self, folder: Path, *, marks: int, rows: int, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.count = marks
        self.result = Result(marks, timezone.localtime())
        every = list(invented(marks + rows, dates.today()))
        self.marks: Sequence[Mark] = every[:marks]
        self.rows: Sequence[Mark] = every[marks:]
        self.questions = queries.mix(self.marks)

    def everything(self, postgresql: str) -> None:
        """Measure all, print it, and write it down."""
        began = time.monotonic()
        with ExitStack() as ending:
            sites = self._sites(postgresql, ending)
            self._register()
            bare = self._index()
            for site in sites:
                with _told(f"{site.name} indexes the same marks"):
                    seconds = site.wait()
                self._note(f"{site.name} indexed them in {seconds:.0f} s")
            self._search(bare, sites)
            self._pages(bare)
        self._import()
        self.result.seconds = time.monotonic() - began
        self.result.print()
        print(f"Written to {self.result.write(VAR).relative_to(settings.BASE_DIR)}")

    def _note(self, text: str) -> None:
        self.result.notes.append(text)

    # --- What is measured over --------------------------------------------------------

    def _sites(self, postgresql: str, ending: ExitStack) -> list[Site]:
        """Start the Wagtail sites; they fill themselves while we do."""
        urls = {"Wagtail on SQLite": f"sqlite:///{self.folder / 'wagtail.sqlite3'}"}
        if postgresql:
            database = ending.enter_context(passing_database(postgresql))
            urls["Wagtail on PostgreSQL"] = database
        sites = [Site(name, url, self.count).start() for name, url in urls.items()]
        for site in sites:
            ending.callback(site.stop)
        return sites

    def _register(self) -> None:
        with _told("Assets, law and places"):
            for name in ("compile_catalogues", "build_assets"):
                call_command(name, verbosity=0, stdout=io.StringIO())
            call_command("collectstatic", interactive=False, verbosity=0)
            call_command("migrate", interactive=False, verbosity=0)
            for name in ("load_rules", "load_places"):
                call_command(name, verbosity=0, stdout=io.StringIO())
        with tqdm(total=self.count, desc="Marks into the register") as bar:
            fill(self.marks, self.folder, bar.update)
        connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        database = settings.DATABASES["default"]["NAME"]
        shutil.copyfile(database, settings.DATABASES[importing.BULK]["NAME"])

    def _index(self) -> Bare:
        began = time.monotonic()
        with tqdm(total=self.count, desc="Search index") as bar:
            indexing.rebuild(service.engine(), now=timezone.now(), progress=bar.update)
        seconds = time.monotonic() - began
        self._note(
            f"Search index of {self.count:,} marks: {seconds:.0f} s, "
            f"{self.count / seconds:,.0f} marks a second"
        )
        folder = settings.SEARCH_INDEX_DIR / "embedded"
        return Bare(folder / (folder / "current").read_text("ascii").strip())

    # --- Search -----------------------------------------------------------------------

    def _search(self, bare: Bare, sites: Sequence[Site]) -> None:
        contest = finding.Contest(bare, self.questions)
        same = contest.check()
        self._note(
            f"Portal and tantivy: the same counts for {same} of {len(self.questions)} "
            "questions, more found by the portal for the others"
        )
        tasks = contest.tasks(passes=5 if self.quick else 9)
        for site in sites:
            tasks += finding.site_tasks(site, self.questions)
        samples = _measured("Search", tasks)
        others = [finding.BARE, *(site.name for site in sites)]
        kinds = dict.fromkeys(one.kind for one in self.questions)
        self.result.tables["Search: portal"] = [
            compared(samples, name, finding.OURS, others, kind)
            for name, kind in [*((kind, kind) for kind in kinds), ("all kinds", "")]
        ]
        self._search_bars(samples, sites)
        for site in sites:
            self._note(
                f"{site.name}: {len(site.given_up)} of {len(self.questions)} questions "
                f"given up after {PATIENCE:g} s and counted with that, "
                f"{len(site.empty)} found nothing"
            )

    def _search_bars(self, samples: Sequence[Sample], sites: Sequence[Site]) -> None:
        ours = figures(samples, finding.OURS).p95
        bare = figures(samples, finding.BARE).p95
        self.result.bars.append(Bar("search, p95, against tantivy", ours / bare, 1.3))
        self.result.bars += [
            Bar(
                f"search, p95, ahead of {site.name}",
                figures(samples, site.name).p95 / ours,
                10,
                at_least=True,
            )
            for site in sites
        ]

    # --- Pages ------------------------------------------------------------------------

    def _pages(self, bare: Bare) -> None:
        from ip_portal.wsgi import application

        # Only now: the bare engine counts marks, and knows no other kind of thing.
        with _told("Guidance and legal library"):
            for name in ("load_content", "load_library"):
                call_command(name, verbosity=0, stdout=io.StringIO())
        chance = random.Random(SEED + 4)
        stack = pages.Stack(application)
        chosen = chance.sample(self.marks, QUICK_RECORDS if self.quick else RECORDS)
        asked = chance.sample(self.questions, SEARCHES)
        with override("vi"):
            register, search = reverse("register"), reverse("search")
        passes = 3 if self.quick else 7
        tasks = pages.record_tasks(stack, chosen, register, passes)
        tasks += pages.guide_tasks(stack, _guides(), passes)
        tasks += pages.search_tasks(stack, bare, asked, search, passes)
        samples = _measured("Pages", tasks)
        self.result.tables["Pages"] = list(_page_lines(samples))
        self._page_bars(samples)

    def _page_bars(self, samples: Sequence[Sample]) -> None:
        empty, kept, first, whole, query = (
            figures(samples, who)
            for who in (
                pages.EMPTY,
                pages.KEPT,
                pages.FIRST,
                pages.SEARCH,
                pages.QUERY,
            )
        )
        guide, guide_kept = (
            figures(samples, who) for who in (pages.GUIDE_FIRST, pages.GUIDE_KEPT)
        )
        kept_name = "record page made before, {}, against an empty page"
        self.result.bars += [
            Bar(kept_name.format("median"), kept.median / empty.median, 3),
            Bar(kept_name.format("p95"), kept.p95 / empty.p95, 3),
        ]
        self._note(
            f"Record page made anew: {first.median / empty.median:.1f}x an empty page; "
            "once for each version of a record, day and language in each process"
        )
        self._note(
            f"Guidance page against an empty page: {guide.median / empty.median:.1f}x "
            f"made anew, {guide_kept.median / empty.median:.1f}x made before"
        )
        both = empty.median + query.median
        self._note(
            f"Search page: {whole.median / both:.1f}x an empty page and the query"
        )

    # --- Import -----------------------------------------------------------------------

    def _import(self) -> None:
        with tqdm(total=len(self.rows), desc="Import") as bar:
            taken = importing.race(self.rows, self.folder, bar.update)
        imported = taken.marks / sum(taken.imported)
        inserted = taken.marks / sum(taken.inserted)
        self._note(
            f"Import: {imported:,.0f} records a second against {inserted:,.0f} by bulk "
            f"insert of the same {taken.rows / taken.marks:.1f} rows each: "
            f"{taken.ratio:.1f}x, over {taken.marks:,} records"
        )
        for cost in taken.costs:
            self._note(f"  {cost.share:5.0%}  {cost.where}")


def _guides() -> list[str]:
    """Return the addresses of the guidance in Vietnamese."""
    kinds = Page.objects.type(GuidePage, ProcedurePage)
    return [page.url for page in kinds.live().filter(locale__language_code="vi")]


def _page_lines(samples: Sequence[Sample]) -> Iterator[Line]:
    yield Line(pages.EMPTY, figures(samples, pages.EMPTY))
    told = (
        *(pages.KEPT, pages.SAME, pages.FIRST),
        *(pages.GUIDE_KEPT, pages.GUIDE_SAME, pages.GUIDE_FIRST),
        pages.SEARCH,
    )
    for who in told:
        yield compared(samples, who, who, [pages.EMPTY], "")
    yield Line(pages.QUERY, figures(samples, pages.QUERY))


def _measured(name: str, tasks: Sequence[Task]) -> list[Sample]:
    with tqdm(total=rounds(tasks), desc=name) as bar:
        return measure(tasks, bar.update)


@contextmanager
def _told(name: str) -> Iterator[None]:
    print(name, file=sys.stderr)
    yield
