"""Status → plain words: tag, sentence, panel, stepper, timeline. Pure.

Everything is a `Text`: an English msgid and its values, translated and dated by the
faces. The words for a reader live here and in the catalogue, nowhere else.
"""

from ip_portal.registry.wording.labels import (
    EVENTS,
    SOURCES,
    CalendarEntry,
    calendar_entries,
    event_label,
)
from ip_portal.registry.wording.panel import Panel, panel_of
from ip_portal.registry.wording.sentences import sentence_of
from ip_portal.registry.wording.stepper import Progress, Stop, stepper_of
from ip_portal.registry.wording.tags import Shape, Tag, tag_of
from ip_portal.registry.wording.text import Text, render

__all__ = [
    "EVENTS",
    "SOURCES",
    "CalendarEntry",
    "Panel",
    "Progress",
    "Shape",
    "Stop",
    "Tag",
    "Text",
    "calendar_entries",
    "event_label",
    "panel_of",
    "render",
    "sentence_of",
    "stepper_of",
    "tag_of",
]
