"""What Python 3.12 made quick, for 3.11 as well: the members of enumerations, and properties that are found once.

On 3.11 `EnumType` has a `__getattr__`, so that every `Kind.STATE` takes the slow way through it, four times as long as
another attribute of a class; and `functools.cached_property` takes a lock. From 3.12 on both names are the library's.
To mypy all is as in the library; what a quick enumeration is not, on 3.11, is an instance of `EnumType`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

_Class = TypeVar("_Class")

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property as found_once

    def quick(enumeration: _Class) -> _Class:
        """The enumeration as it is."""
        return enumeration

else:
    from enum import EnumType

    class _Members(type):
        """What `EnumType` does for an enumeration whose members are all there."""

        __bool__, __len__, __iter__, __reversed__ = (
            EnumType.__bool__,
            EnumType.__len__,
            EnumType.__iter__,
            EnumType.__reversed__,
        )
        __contains__, __getitem__, __members__ = EnumType.__contains__, EnumType.__getitem__, EnumType.__members__
        __call__, __dir__, __repr__ = EnumType.__call__, EnumType.__dir__, EnumType.__repr__

    def quick(enumeration):
        """Have the members of an enumeration at hand as those of another class are."""
        enumeration.__class__ = _Members
        return enumeration

    class found_once:  # noqa: N801 (the name of a property)
        """A property that is worked out when it is first asked for, and then an attribute."""

        def __init__(self, find):
            self._find, self.__doc__ = find, find.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, value, owner=None):
            if value is None:
                return self
            found = value.__dict__[self._name] = self._find(value)
            return found


__all__ = ["found_once", "quick"]
