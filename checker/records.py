"""Types whose instances never change and which cost next to nothing to declare.

A frozen dataclass writes its methods anew for each class, in half a millisecond, and loads what inspects code; a start
that reads one report would spend a tenth of its time on that. A record takes them from its base: for trees and for what
is prepared once. What is made by the thousand is a named tuple, which is quicker to make; here it is that of
`collections`, declared as that of `typing` is, which compiles the annotation of each field, for nobody.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Fields(type):
        """Makes a named tuple of a class whose annotations are its fields."""

        def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key in body.keys() - {*fields, "__module__", "__qualname__"}:
                setattr(made, key, body[key])
            return made

    NamedTuple = type.__new__(_Fields, "NamedTuple", (), {})

_Record = TypeVar("_Record", bound="Record")


@dataclass_transform(frozen_default=True)
class Record:
    """A type whose fields are its annotations, those of its bases first; a value in the class is the default.

    Two records are equal where they are of one type and their fields are. They have no slots, so that what follows from
    one may be worked out once and kept (`functools.cached_property`).
    """

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        annotations = vars(cls).get("__annotations__", {})
        cls.fields = (*cls.fields, *(name for name, of in annotations.items() if not str(of).startswith("ClassVar")))

    def __init__(self, *values: Any, **named: Any) -> None:
        given = dict(zip(self.fields, values, strict=False), **named)
        if len(given) != len(values) + len(named) or not given.keys() <= set(self.fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self.fields)}")
        for name, value in given.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} never changes; {name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.fields)


def replace(record: _Record, **changes: Any) -> _Record:
    """The same record with other values in some fields."""
    return type(record)(**{name: getattr(record, name) for name in record.fields} | changes)
