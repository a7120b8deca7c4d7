"""Legal events and observations of a right → its status on a day. Pure."""

from ip_portal.registry.lifecycle.answer import status, waiting_notice
from ip_portal.registry.lifecycle.codes import CODES, EventCode, Indicator, WipoCode
from ip_portal.registry.lifecycle.phases import group_of
from ip_portal.registry.lifecycle.replay import Life, ordered, replay
from ip_portal.registry.lifecycle.sources import events_from_fields
from ip_portal.registry.lifecycle.types import (
    Basis,
    Calendar,
    Event,
    Flag,
    Next,
    Observation,
    Phase,
    PublicGroup,
    Reading,
    Side,
    State,
    Status,
    Step,
    Turn,
)

__all__ = [
    "CODES",
    "Basis",
    "Calendar",
    "Event",
    "EventCode",
    "Flag",
    "Indicator",
    "Life",
    "Next",
    "Observation",
    "Phase",
    "PublicGroup",
    "Reading",
    "Side",
    "State",
    "Status",
    "Step",
    "Turn",
    "WipoCode",
    "events_from_fields",
    "group_of",
    "ordered",
    "replay",
    "status",
    "waiting_notice",
]
