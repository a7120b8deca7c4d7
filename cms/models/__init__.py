"""The kinds of page that editors write."""

from cms.models.base import BasePage
from cms.models.checks import LegalCheck, LegalCheckTask
from cms.models.faq import FaqPage
from cms.models.guide import GuidePage
from cms.models.home import HomePage
from cms.models.procedure import ProcedurePage
from cms.models.section import SectionPage

__all__ = [
    "BasePage",
    "FaqPage",
    "GuidePage",
    "HomePage",
    "LegalCheck",
    "LegalCheckTask",
    "ProcedurePage",
    "SectionPage",
]
