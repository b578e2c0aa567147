"""What Schemathesis has to be told about Martlet."""

import json

import schemathesis

PASSWORD = json.loads(open("people.json", encoding="utf-8").read())["auth"][0]["loginEndpointAuth"][
    "payloadUserPwd"
]["password"]
# Servers ignore headers they don't know (RFC 9110, section 5.1), so this one is no fault to refuse.
UNKNOWN_HEADER = "x-schemathesis-unknown-property"


@schemathesis.serializer("application/offset+octet-stream")
def upload(context, value):
    """The bytes of a file, as they are."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "ignore")


@schemathesis.hook
def filter_case(context, case):
    return UNKNOWN_HEADER not in (case.headers or {})


@schemathesis.hook
def before_call(context, case, kwargs):
    """A password that is changed stays the same, and nobody leaves: both people go on."""
    operation, body = case.operation.definition.raw.get("operationId"), case.body
    if not isinstance(body, dict):
        return
    if operation == "changePassword" and body.get("current") == PASSWORD:
        if isinstance(body.get("new"), str):
            body["new"] = PASSWORD
    if operation == "deleteMe" and body.get("password") == PASSWORD:
        body["password"] = f"not {PASSWORD}"
