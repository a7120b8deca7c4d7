"""What search may know of pages: only published ones that everybody may read."""

from cms.documents.register import register, type_of
from cms.documents.source import TOPIC, PageSource, version_of

__all__ = ["TOPIC", "PageSource", "register", "type_of", "version_of"]
