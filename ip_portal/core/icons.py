"""The drawn signs of the site: line icons and the filled shapes of a status.

Both tables hold the inside of an SVG element, so that a sign costs no request
and follows the colour of the words beside it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

#: Line icons on a 24 by 24 box, drawn with a 1.75 stroke in the text colour.
ICONS: Final = MappingProxyType(
    {
        "arrow-left": '<path d="M20 12H4m6-6-6 6 6 6"/>',
        "arrow-right": '<path d="M4 12h16m-6-6 6 6-6 6"/>',
        "bell": '<path d="M6 16V10a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4"/>',
        "calendar": (
            '<rect x="4" y="5" width="16" height="15" rx="2"/>'
            '<path d="M4 10h16M8 3v4m8-4v4"/>'
        ),
        "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
        "chevron-down": '<path d="m6 9 6 6 6-6"/>',
        "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
        "close": '<path d="m6 6 12 12M18 6 6 18"/>',
        "code": '<path d="m9 7-5 5 5 5m6-10 5 5-5 5"/>',
        "coin": (
            '<circle cx="12" cy="12" r="8.5"/><path d="M14.5 7v8.5M12.5 8.8h4'
            'M9.5 17.5h5"/><circle cx="12" cy="13" r="2.5"/>'
        ),
        "document": (
            '<path d="M6 3.5h8l4 4v13H6z"/><path d="M14 3.5v4h4M9 12h6m-6 4h6"/>'
        ),
        "download": '<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>',
        "edit": '<path d="M5 19h3.5L19 8.5 15.5 5 5 15.5zM13 7.5l3.5 3.5"/>',
        "exit": '<path d="M14 4H5v16h9M10 12h11m-4-4 4 4-4 4"/>',
        "filter": (
            '<path d="M4 8h9m4 0h3M4 16h3m4 0h9"/><circle cx="15" cy="8" r="2"/>'
            '<circle cx="9" cy="16" r="2"/>'
        ),
        "flag": '<path d="M6 21V4h12l-3 4.5L18 13H6"/>',
        "grid": (
            '<rect x="4" y="4" width="6.5" height="6.5" rx="1"/>'
            '<rect x="13.5" y="4" width="6.5" height="6.5" rx="1"/>'
            '<rect x="4" y="13.5" width="6.5" height="6.5" rx="1"/>'
            '<rect x="13.5" y="13.5" width="6.5" height="6.5" rx="1"/>'
        ),
        "history": '<path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4l3 2"/>',
        "image": (
            '<rect x="4" y="5" width="16" height="14" rx="2"/>'
            '<circle cx="9" cy="10" r="1.5"/><path d="m5 18 5-4.5 3 2.5 3.5-4 3.5 4"/>'
        ),
        "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5m0-9v.5"/>',
        "link": (
            '<path d="m9.5 14.5 5-5M11 7l2-2a4 4 0 0 1 6 6l-2 2m-4 4-2 2a4 4 0 0 1'
            '-6-6l2-2"/>'
        ),
        "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.5m-.5 6h.5m-.5 6h.5"/>',
        "lock": (
            '<rect x="5" y="11" width="14" height="9" rx="2"/>'
            '<path d="M8 11V8a4 4 0 0 1 8 0v3"/>'
        ),
        "mail": '<rect x="4" y="6" width="16" height="13" rx="2"/><path d="m5 8 7 5 7-5"/>',
        "map": '<path d="m4 6 5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14m6-12v14"/>',
        "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
        "news": (
            '<path d="M5 4h11v16H6.5A2.5 2.5 0 0 1 4 17.5V5a1 1 0 0 1 1-1zM16 9h4v8.5'
            'a2.5 2.5 0 0 1-5 0M7.5 8h5m-5 4h5m-5 4h5"/>'
        ),
        "people": (
            '<circle cx="9" cy="8" r="3.5"/><path d="M3 20c0-4 2.5-6 6-6s6 2 6 6M16 5a3.5'
            ' 3.5 0 0 1 0 6.5m2 3c2 .8 3 2.7 3 5.5"/>'
        ),
        "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20c.5-4 3-6 7.5-6s7 2 7.5 6"/>',
        "phone": (
            '<path d="M6.5 4H10l1.5 4.5-2 1.5a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3.5'
            'a2 2 0 0 1-2 2A14 14 0 0 1 4.5 6a2 2 0 0 1 2-2z"/>'
        ),
        "pin": (
            '<path d="M12 21c4.5-4.5 6.5-7.6 6.5-10.5a6.5 6.5 0 0 0-13 0C5.5 13.4 7.5'
            ' 16.5 12 21z"/><circle cx="12" cy="10.5" r="2.5"/>'
        ),
        "plus": '<path d="M12 5v14M5 12h14"/>',
        "print": (
            '<path d="M7 9V4h10v5M7 17H4v-6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6h-3"/>'
            '<path d="M7 14h10v6H7z"/>'
        ),
        "scales": (
            '<path d="M12 4v16M7 20h10M5 7h14M5 7l-2.5 7a2.8 2.8 0 0 0 5 0zM19 7'
            'l-2.5 7a2.8 2.8 0 0 0 5 0z"/>'
        ),
        "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
        "sound": '<path d="M5 9.5v5h3.5L13 19V5L8.5 9.5zM16 9a4 4 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11"/>',
        "table": (
            '<rect x="4" y="5" width="16" height="14" rx="1.5"/>'
            '<path d="M4 10h16M4 14.5h16M10 10v9"/>'
        ),
        "tag": '<path d="m12 3 7 5v13H5V8z"/><circle cx="12" cy="9.5" r="1.5"/>',
        "trash": '<path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13M10.5 11v5m3-5v5"/>',
        "undo": '<path d="M9 5 4 10l5 5M4 10h10a5.5 5.5 0 0 1 0 11h-3"/>',
        "upload": '<path d="M12 20V9M7 13l5-5 5 5M5 4h14"/>',
    }
)

#: Filled shapes on a 20 by 20 box: the shape alone tells the meaning.
SHAPES: Final = MappingProxyType(
    {
        "ok": (
            '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
            '<path class="on" d="m5.8 10.3 2.9 2.9 5.5-6"/>'
        ),
        "wait": (
            '<circle class="edge" cx="10" cy="10" r="8"/>'
            '<path fill="currentColor" d="M10 2a8 8 0 0 1 0 16z"/>'
        ),
        "act": (
            '<path fill="currentColor" d="M10 1.5a1.6 1.6 0 0 1 1.4.8l7.7 14'
            "a1.6 1.6 0 0 1-1.4 2.4H2.3a1.6 1.6 0 0 1-1.4-2.4l7.7-14A1.6"
            ' 1.6 0 0 1 10 1.5z"/><path class="on" d="M10 7v5m0 3v.3"/>'
        ),
        "due": (
            '<path fill="currentColor" d="m10 .5 9.5 9.5-9.5 9.5L.5 10z"/>'
            '<path class="on" d="M9 6v4.5l3.5 2"/>'
        ),
        "no": (
            '<path fill="currentColor" d="M6.2 1h7.6L19 6.2v7.6L13.8 19H6.2L1 13.8V6.2z"/>'
            '<path class="on" d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4"/>'
        ),
        "end": (
            '<rect x="1.5" y="1.5" width="17" height="17" rx="2.5" fill="currentColor"/>'
            '<path class="on" d="M6 10h8"/>'
        ),
        "stop": (
            '<circle class="edge" cx="10" cy="10" r="8"/>'
            '<path class="bar" d="M8 6.8v6.4m4-6.4v6.4"/>'
        ),
        "unk": (
            '<circle class="edge gap" cx="10" cy="10" r="8"/>'
            '<path class="bar" d="M7.9 8a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9'
            ' 1.3m0 2.8v.2"/>'
        ),
    }
)


class UnknownIconError(LookupError):
    """Raised for an icon or a status shape that is not in the tables."""

    def __init__(self, name: object, known: object) -> None:
        super().__init__(f"no icon is called {name!r}; known: {known}")


def icon_svg(name: str, size: int = 24) -> str:
    """The markup of one line icon, hidden from assistive technology.

    Raises UnknownIconError for a name outside ICONS.
    """
    if name not in ICONS:
        raise UnknownIconError(name, ", ".join(ICONS))
    return (
        f'<svg class="icon" width="{size}" height="{size}" viewBox="0 0 24 24"'
        f' aria-hidden="true" focusable="false">{ICONS[name]}</svg>'
    )


def shape_svg(name: str, size: int = 17) -> str:
    """The markup of one status shape, hidden from assistive technology.

    Raises UnknownIconError for a class outside SHAPES.
    """
    if name not in SHAPES:
        raise UnknownIconError(name, ", ".join(SHAPES))
    return (
        f'<svg class="shape" width="{size}" height="{size}" viewBox="0 0 20 20"'
        f' aria-hidden="true" focusable="false">{SHAPES[name]}</svg>'
    )
