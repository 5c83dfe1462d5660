"""The further roles of a claim, and the properties that carry them (docs/graph-form.md)."""

from __future__ import annotations

from enum import StrEnum


class RoleType(StrEnum):
    """What may stand in a detail role."""

    ENTITY = "entity"
    VALUE = "value"
    QUANTITY = "quantity"
    TEXT = "text"


#: Detail role of a claims file -> what stands in it. The property is `arms:{role}`. `basis` is the claim's own basis.
DETAIL_ROLES: dict[str, RoleType] = {
    **dict.fromkeys(("body", "treaty", "recipient", "submunition", "launchSystem", "partner"), RoleType.ENTITY),
    "mentions": RoleType.ENTITY,
    **dict.fromkeys(("role", "submunitionType", "category", "population", "sex", "age"), RoleType.VALUE),
    **dict.fromkeys(("outcome", "device", "accounting", "landType", "basis"), RoleType.VALUE),
    "caliber": RoleType.QUANTITY,
    **dict.fromkeys(("form", "office", "purpose", "identifier"), RoleType.TEXT),
}
_PROPERTIES = {"asserter": "assertedBy", "statement": "expressedIn"}
_ROLES = {name: role for role, name in _PROPERTIES.items()}
_WRITTEN = "AsWritten"


def role_property(role: str) -> str:
    """The local name of a role's property: `asserter` -> `assertedBy`, `time` -> `time`."""
    return _PROPERTIES.get(role, role)


def property_role(name: str) -> str:
    """The role of a property's local name: the way back of `role_property`."""
    return _ROLES.get(name, name)


def written_property(role: str) -> str:
    """The local name of the property for a role's words as printed: `subject` -> `subjectAsWritten`."""
    return role + _WRITTEN


def find_written_role(name: str) -> str | None:
    """The role whose words a property holds: `subjectAsWritten` -> `subject`; None for other properties."""
    return name.removesuffix(_WRITTEN) if name.endswith(_WRITTEN) else None
