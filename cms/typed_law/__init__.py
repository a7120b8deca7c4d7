"""Find law that was typed into a text: quantities of time and of money.

A page names a rule, a fee or a form and never says its number, so whatever this finds
outside such blocks is refused when a page is published. Pure: text in, places out.

Read as a quantity: a number, in digits or words, before hours, days, weeks, months,
years or money; a large number that counts no thing ("30 triệu/đơn"); near a fee a
percentage, half of it and a bare sum. The ordinal of a month or a working day is a
deadline; of a day or a year only from the tenth on, or where the words say from when it
is counted or that something ends with it: the second year at school is none.

Not read as one: dates, numbers of documents, articles, classes and forms at school,
days of the week, times of the day, ages, and vague words ("vài tháng", "hàng năm", "một
ngày nào đó", "once a year").
"""

from cms.typed_law.scanner import Quantity, find

__all__ = ["Quantity", "find"]
