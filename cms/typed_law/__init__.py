"""Find law that was typed into a text: quantities of time and of money.

A page names a rule, a fee or a form and never says its number, so whatever this finds
outside such blocks is refused when a page is published. Pure: text in, places out.

Read as a quantity: a number, in digits or words, before hours, days, weeks, months,
years or money, and a percentage near a fee. Not read as one: dates, numbers of
documents and articles, days of the week, times of the day, ages, and vague words
("vài tháng", "hàng năm", "một ngày nào đó", "once a year").
"""

from cms.typed_law.scanner import Quantity, find

__all__ = ["Quantity", "find"]
