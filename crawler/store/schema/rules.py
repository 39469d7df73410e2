"""The pieces that validators are made of (MongoDB's `$jsonSchema`)."""

from __future__ import annotations

from typing import Any, get_args

Rule = dict[str, Any]

TEXT: Rule = {"bsonType": "string"}
NAME: Rule = {"bsonType": "string", "minLength": 1}
WHEN: Rule = {"bsonType": "date"}
COUNT: Rule = {"bsonType": ["int", "long"], "minimum": 0}
NUMBER: Rule = {"bsonType": ["int", "long"], "minimum": 1}
SHARE: Rule = {"bsonType": ["double", "int"], "minimum": 0, "maximum": 1}
AMOUNT: Rule = {"bsonType": ["double", "int", "long"], "minimum": 0}
FLAG: Rule = {"bsonType": "bool"}
BYTES: Rule = {"bsonType": "binData"}
ANYTHING: Rule = {"bsonType": "object"}
DIGEST: Rule = {"bsonType": "string", "pattern": "^sha256:[0-9a-f]{64}$"}


def one_of(names: Any) -> Rule:
    """One of the names in a ``Literal``."""
    return {"enum": list(get_args(names))}


def maybe(rule: Rule) -> Rule:
    """What *rule* allows, or null."""
    kinds = rule["bsonType"]
    return {**rule, "bsonType": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def several(rule: Rule, **limits: int) -> Rule:
    """A list of what *rule* allows."""
    return {"bsonType": "array", "items": rule, **limits}


def document(**fields: Rule) -> Rule:
    """A document with exactly these fields."""
    return {"bsonType": "object", "required": list(fields), "properties": fields, "additionalProperties": False}
