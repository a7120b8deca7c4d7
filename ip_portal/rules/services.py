"""How the law is written: seeds enter here, changes by two people.

Seeds are never written over; `proposing` holds what people do.
"""

from __future__ import annotations

from ip_portal.rules.loading import LoadReport, load_seeds
from ip_portal.rules.proposing import (
    TOPIC,
    DecidedError,
    SamePersonError,
    confirm,
    propose_correction,
    propose_fee,
    propose_fee_correction,
    propose_form,
    propose_form_correction,
    propose_holiday,
    propose_holiday_removal,
    propose_version,
    reject,
)

__all__ = [
    "TOPIC",
    "DecidedError",
    "LoadReport",
    "SamePersonError",
    "confirm",
    "load_seeds",
    "propose_correction",
    "propose_fee",
    "propose_fee_correction",
    "propose_form",
    "propose_form_correction",
    "propose_holiday",
    "propose_holiday_removal",
    "propose_version",
    "reject",
]
