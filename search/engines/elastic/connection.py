"""How the cluster is reached, and which of its errors mean that it is down."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    Elasticsearch,
    SerializationError,
    TransportError,
    UnsupportedProductError,
)

from search.port import EngineDownError, NoIndexError

SEARCH_SECONDS = 0.8
"""How long a search may take; then the spare engine answers."""

FEED_SECONDS = 10.0
"""How long the worker waits for a batch: it feeds the spare engine too, and what was
edited must be found there within half a minute."""

WRITE_SECONDS = 30.0
"""How long it may take to load, make or delete an index."""

RETRIES = 1
"""A refused connection is tried once more, on the next node where there is one; what
took too long is not: whoever asks has waited long enough."""

NO_INDEX = "the cluster has no index of this release: run search_rebuild"
_NO_INDEX = "index_not_found_exception"
_TOO_MANY = 429
_NOT_ALLOWED = (AuthenticationException, AuthorizationException)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Where the nodes are and who we are there."""

    urls: Sequence[str]
    username: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None
    """The certificate that signed those of the nodes; None trusts the system's."""

    seconds: float = SEARCH_SECONDS

    def client(self) -> Elasticsearch:
        """A client for searches, safe to share between threads."""
        trusted: dict[str, Any] = {"ca_certs": str(self.ca)} if self.ca else {}
        return Elasticsearch(
            list(self.urls),
            basic_auth=self._credentials() if self.username else None,
            request_timeout=self.seconds,
            max_retries=RETRIES,
            retry_on_timeout=False,
            # The next one after a refused connection, and not for long: it may be back.
            dead_node_backoff_factor=0.5,
            max_dead_node_backoff=5.0,
            **trusted,
        )

    def _credentials(self) -> str:
        # Given name and password, the client takes no letter beyond ASCII.
        return b64encode(f"{self.username}:{self.password}".encode()).decode()


@contextmanager
def down() -> Iterator[None]:
    """Raise ``EngineDownError`` for what another try may mend.

    A request that the cluster calls wrong stays as loud as it is: it is our mistake.
    """
    try:
        yield
    except SerializationError:
        raise
    except TransportError as error:
        raise EngineDownError(f"the cluster cannot be reached: {error}") from error
    except (*_NOT_ALLOWED, UnsupportedProductError) as error:
        raise EngineDownError(f"the cluster does not let us in: {error}") from error
    except ApiError as error:
        status = error.meta.status
        if status == 404 and _NO_INDEX in str(error):
            raise NoIndexError(NO_INDEX) from error
        if status == _TOO_MANY or status >= 500:
            raise EngineDownError(f"the cluster answers {status}") from error
        raise
