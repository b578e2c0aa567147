"""What Schemathesis has to be told about Martlet."""

import itertools
import json

import schemathesis

PASSWORD = json.loads(open("people.json", encoding="utf-8").read())["auth"][0]["loginEndpointAuth"][
    "payloadUserPwd"
]["password"]
# Servers ignore headers they don't know (RFC 9110, section 5.1), so this one is no fault to refuse.
UNKNOWN_HEADER = "x-schemathesis-unknown-property"
# Wrong passwords in all: with more of one person's, their own log-ins would be refused as well.
GUESSES = 8

guesses = itertools.count()


@schemathesis.serializer("application/offset+octet-stream")
def upload(context, value):
    """The bytes of a file, as they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "ignore")


@schemathesis.hook
def filter_case(context, case):
    if UNKNOWN_HEADER in (case.headers or {}):
        return False
    return not is_wrong_guess(case) or next(guesses) < GUESSES


def is_wrong_guess(case):
    operation, body = operation_of(case), case.body
    if not isinstance(body, dict) or operation in ("register", "logIn"):
        return False
    words = [body.get("password"), body.get("current")]
    right = [] if operation == "deleteMe" else [PASSWORD]
    return any(isinstance(word, str) and word not in right for word in words)


def operation_of(case):
    return case.operation.definition.raw.get("operationId")


@schemathesis.hook
def before_call(context, case, kwargs):
    """A password that is changed stays the same, and nobody leaves: both people go on."""
    operation, body = operation_of(case), case.body
    if not isinstance(body, dict):
        return
    if operation == "changePassword" and body.get("current") == PASSWORD:
        if isinstance(body.get("new"), str):
            body["new"] = PASSWORD
    if operation == "deleteMe" and body.get("password") == PASSWORD:
        body["password"] = f"not {PASSWORD}"
