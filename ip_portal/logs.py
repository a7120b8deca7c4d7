"""One JSON object a line; control characters cannot forge a second line."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from typing_extensions import override

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonFormatter(logging.Formatter):
    """Write a record as one line of JSON with time (UTC), level, event and extras."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        extras = set(vars(record)) - STANDARD - {"request", "server_time"}
        line |= {name: str(getattr(record, name)) for name in sorted(extras)}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
