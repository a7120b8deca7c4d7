"""The kinds of page that editors write."""

from cms.models.base import BasePage
from cms.models.guide import GuidePage
from cms.models.home import HomePage

__all__ = ["BasePage", "GuidePage", "HomePage"]
