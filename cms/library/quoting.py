"""Which lines of a text are words of another document that it quotes."""

from __future__ import annotations

from cms.library import patterns

_SPACES = " ("


class Quotation:
    """Follows quotation marks from line to line.

    Official texts forget marks, so a quotation also ends where the text itself gives
    an order again ("3. Sửa đổi, bổ sung khoản 2 như sau:"), and begins anew at a line
    that opens one.
    """

    def __init__(self) -> None:
        self.is_open = False

    def enter(self, text: str) -> bool:
        """Take a line; return whether it is quoted."""
        balance = _balance(text)
        starts = text[0] in patterns.OPEN + '"'
        if starts and (balance > 0 or _ends(text)):
            self.is_open = balance > 0
            return True
        if self.is_open and patterns.is_command(text):
            self.is_open = False
        was_open = self.is_open
        if was_open:
            self.is_open = balance >= 0
        elif balance > 0 and ": “" in text:
            self.is_open = True
        return was_open

    def begin(self) -> None:
        """Open a quotation whose mark is missing."""
        self.is_open = True


def _balance(text: str) -> int:
    """Return how many quotations the line opens more than it closes."""
    total = 0
    for at, letter in enumerate(text):
        if letter in patterns.OPEN:
            total += 1
        elif letter in patterns.CLOSE:
            total -= 1
        elif letter == '"':
            total += 1 if at == 0 or text[at - 1] in _SPACES else -1
    return total


def _ends(text: str) -> bool:
    return text.rstrip(" .;,")[-1:] in patterns.CLOSE + '"'
