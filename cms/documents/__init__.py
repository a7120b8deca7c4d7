"""What search may know of pages: only published ones that everybody may read."""

from cms.documents.register import register
from cms.documents.source import TOPIC, PageSource, version_of

__all__ = ["TOPIC", "PageSource", "register", "version_of"]
