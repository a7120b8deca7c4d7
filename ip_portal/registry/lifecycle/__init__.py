"""Legal events and observations of a right → its status on a day. Pure."""

from ip_portal.registry.lifecycle.codes import CODES, EventCode, Indicator, WipoCode
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
]
