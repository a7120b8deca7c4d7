"""The people of the demo. Their password is published: production refuses them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group

from ip_portal.accounts.models import User

PASSWORD = "cay-beo-2026"  # noqa: S105 - published on purpose, for the demo alone


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One demo login and the role it has."""

    email: str
    last_name: str
    first_name: str
    role: str


PEOPLE = (
    DemoPerson("can.bo@example.vn", "Nguyễn Thị", "Hạnh", "officer"),
    DemoPerson("tac.gia@example.vn", "Phạm Thu", "Trang", "author"),
    DemoPerson("phap.che@example.vn", "Võ Quốc", "Bảo", "legal_checker"),
    DemoPerson("bien.tap@example.vn", "Trần Minh", "Khoa", "editor"),
    DemoPerson("quan.tri@example.vn", "Lê Hoàng", "Phúc", "administrator"),
)


def seed_people() -> None:
    """Create the demo logins that are missing; a changed password is kept."""
    for person in PEOPLE:
        user, is_new = User.objects.get_or_create(
            email=person.email,
            defaults={"last_name": person.last_name, "first_name": person.first_name},
        )
        if is_new:
            user.set_password(PASSWORD)
            user.save()
        user.groups.set([Group.objects.get(name=person.role)])
