"""The editors' screens of the law: what holds, what is proposed, which pages cite it."""
