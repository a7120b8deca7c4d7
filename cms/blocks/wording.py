"""What editors read beside the fields of a block."""

from __future__ import annotations

from typing import Any, ClassVar


class Labelled:
    """A block whose fields are called as ``labels`` says.

    Labels given to the fields themselves would be part of the model: each better word
    would be a migration.
    """

    labels: ClassVar[dict[str, Any]]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in self.labels.items():
            self.child_blocks[name].label = label  # type: ignore[attr-defined]
