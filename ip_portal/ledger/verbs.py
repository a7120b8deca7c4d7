"""The sentences of the ledger. Rows keep a verb and plain data; words come last."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from ip_portal.ledger.models import Entry

_SENTENCES: dict[str, str] = {
    "delivery.retried": gettext_noop(
        "%(actor)s sent a failed delivery to %(consumer)s once more."
    ),
}


def register(sentences: Mapping[str, str]) -> None:
    """Make a package's own verbs known: verb → English sentence (a msgid).

    A sentence may name ``%(actor)s`` and any key of the entry's data. Raises
    ``ValueError`` when two packages claim one verb with different words.
    """
    for verb, sentence in sentences.items():
        if _SENTENCES.get(verb, sentence) != sentence:
            message = f"The verb {verb} has two sentences."
            raise ValueError(message)
        _SENTENCES[verb] = sentence


def is_known(verb: str) -> bool:
    """Say whether some package registered this verb."""
    return verb in _SENTENCES


def sentence(entry: Entry) -> str:
    """Say an entry in the reader's language, however old the entry is."""
    return gettext(_SENTENCES[entry.verb]) % {**entry.data, "actor": entry.actor_label}
