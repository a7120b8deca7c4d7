"""The kinds of page that editors write."""

from cms.feedback.models import Feedback
from cms.models.base import BasePage
from cms.models.checks import LegalCheck, LegalCheckTask
from cms.models.contact import ContactPage
from cms.models.download import DownloadPage
from cms.models.event import EventPage
from cms.models.faq import FaqPage
from cms.models.guide import GuidePage
from cms.models.home import HomePage
from cms.models.legal_document import LegalDocumentPage
from cms.models.news import NewsPage
from cms.models.plain import PlainPage
from cms.models.procedure import ProcedurePage
from cms.models.programme import ProgrammePage
from cms.models.section import SectionPage
from cms.models.site_map import SiteMapPage

__all__ = [
    "BasePage",
    "ContactPage",
    "DownloadPage",
    "EventPage",
    "FaqPage",
    "Feedback",
    "GuidePage",
    "HomePage",
    "LegalCheck",
    "LegalCheckTask",
    "LegalDocumentPage",
    "NewsPage",
    "PlainPage",
    "ProcedurePage",
    "ProgrammePage",
    "SectionPage",
    "SiteMapPage",
]
