#!/usr/bin/env python3
"""Holds openapi.yaml and the golden JSON to each other.

The document is a valid OpenAPI 3.1 one; every body in contract/ satisfies the schema it is named
after, and so does every known shape inside a frame or a history; every example in the document is a golden file
that satisfies the schema beside it. Each of these checks counts as one, and the last line says how
many held.

    python3 contract/check.py

Needs openapi-spec-validator from PyPI, which brings jsonschema and PyYAML.
"""

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

CONTRACT = Path(__file__).parent
DOCUMENT = yaml.safe_load((CONTRACT.parent / "openapi.yaml").read_text("utf-8"))
COMPONENTS = DOCUMENT["components"]

# The keys of frames under which a shape of the HTTP half travels.
SHAPES = {
    "conversation": "Conversation",
    "entry": "Entry",
    "friend": "Friend",
    "me": "Me",
    "message": "Message",
    "request": "FriendRequest",
    "user": "User",
}


def problems(schema, value):
    validator = Draft202012Validator({**schema, "components": COMPONENTS})
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def named(name):
    return {"$ref": f"#/components/schemas/{name}"}


def shapes_within(value):
    """Every shape inside a frame, with the name of its schema."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in SHAPES and isinstance(inner, dict):
                yield SHAPES[key], inner
            yield from shapes_within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from shapes_within(inner)


def examples_within(node, path="#"):
    """Every example of the document: where it stands, its schema, its value."""
    if isinstance(node, dict):
        if "schema" in node and "examples" in node:
            for name, example in node["examples"].items():
                yield f"{path}/{name}", node["schema"], example["value"]
        for key, inner in node.items():
            yield from examples_within(inner, f"{path}/{key}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from examples_within(inner, f"{path}/{index}")


def checks():
    """Each check as its name and what is wrong."""
    validate(DOCUMENT)
    yield "openapi.yaml", []

    values = []
    for path in sorted(CONTRACT.glob("*/**/*.json")):
        golden = json.loads(path.read_text("utf-8"))
        value = golden["value"]
        values.append(value)
        if golden["kind"] in ("frame", "history"):
            other = golden["kind"] == "frame" and value["type"] != golden["type"]
            wrong = ["the frame is of another type"] if other else []
            for name, shape in shapes_within(value):
                wrong += problems(named(name), shape)
        elif golden["type"] in COMPONENTS["schemas"]:
            wrong = problems(named(golden["type"]), value)
        else:
            wrong = [f"openapi.yaml has no schema {golden['type']}"]
        yield str(path.relative_to(CONTRACT.parent)), wrong

    for where, schema, value in examples_within(DOCUMENT):
        wrong = problems(schema, value)
        if value not in values:
            wrong.append("this example is no golden file")
        yield f"openapi.yaml {where}", wrong


def main():
    passed = failed = 0
    for name, wrong in checks():
        if wrong:
            failed += 1
            print(f"{name}:", *wrong, sep="\n  ")
        else:
            passed += 1
    print(f"contract: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
