"""The one user of the site: staff and editors; the public needs no account."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from typing_extensions import override


class PeopleManager(UserManager["User"]):
    """Create people by e-mail address; there is no user name.

    Raises ``ValueError`` where there is no address.
    """

    @override
    def create_user(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        if not email.strip():
            message = "A person needs an e-mail address."
            raise ValueError(message)
        user = self.model(email=email.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @override
    def create_superuser(  # type: ignore[override]
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True, **fields}
        )


class User(AbstractUser):
    """A person who signs in with an e-mail address."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("E-mail address"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = PeopleManager()  # type: ignore[misc]

    @override
    def __str__(self) -> str:
        return self.get_full_name()

    @override
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address in small letters: one mailbox is one person."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    @override
    def get_full_name(self) -> str:
        """Return the name in Vietnamese order, or the address when none is known."""
        return f"{self.last_name} {self.first_name}".strip() or self.email
