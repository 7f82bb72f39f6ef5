"""Whatever a server says instead of an answer becomes one typed error, never an exception of Python's own."""

from __future__ import annotations

import copy
import gzip
import json
import pickle
import time
from email.utils import formatdate
from typing import Any

import pytest
from hypothesis import given, strategies as st
from multidict import CIMultiDict

from aiogenai.runtime import errors
from aiogenai.runtime.error_details import (
    BadRequest,
    ErrorInfo,
    FieldViolation,
    Help,
    Link,
    LocalizedMessage,
    PreconditionFailure,
    PreconditionViolation,
    QuotaFailure,
    QuotaViolation,
    RetryInfo,
    read_duration,
    read_retry_after,
)
from aiogenai.runtime.errors import Error, StatusError, operation_error, status_error, stream_error

STANDARD = {"error": {"code": 400, "message": "No such field.", "status": "INVALID_ARGUMENT"}}


def encoded(body: object) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def of(body: object, status: int = 500, **headers: str) -> StatusError:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status_error(status, "", named, encoded(body), "t.method")


def detailed(*details: object, status: int = 429) -> StatusError:
    return of({"error": {"code": status, "message": "Slow down.", "details": list(details)}}, status)


def rpc(name: str, **fields: object) -> dict[str, Any]:
    return {"@type": f"type.googleapis.com/google.rpc.{name}", **fields}


BODIES: dict[str, tuple[int, object, str]] = {
    "E1 standard": (400, STANDARD, "No such field."),
    "E2 in an array": (400, [STANDARD], "No such field."),
    "E3 first of two": (400, [STANDARD, {"error": {"message": "other"}}], "No such field."),
    "E4 empty array": (500, [], "Internal Server Error"),
    "E5 HTML": (502, b"<html><head><title>502 Bad\n Gateway</title></head></html>", "502 Bad Gateway"),
    "E5 HTML without a title": (502, b"<h1>Sorry</h1><script>var x = 1</script><p>later</p>", "Sorry later"),
    "E6 empty": (503, b"", "Service Unavailable (empty body)"),
    "E7 JSON string": (500, "it broke", "it broke"),
    "E8 null": (500, None, "Internal Server Error"),
    "E9 number": (500, 7, "Internal Server Error"),
    "E10 OAuth": (400, {"error": "invalid_grant", "error_description": "Expired."}, "invalid_grant: Expired."),
    "E10 OAuth, bare": (400, {"error": "invalid_grant"}, "invalid_grant"),
    "E11 odd details": (500, {"error": {"message": "m", "details": [None, 1, [], "x"]}}, "m"),
    "E12 details a string": (500, {"error": {"message": "m", "details": "x"}}, "m"),
    "E13 error null": (500, {"error": None}, "Internal Server Error"),
    "E14 no UTF-8": (500, b"\xff\xfe broken", "\ufffd\ufffd broken"),
    "E15 cut JSON": (500, b'{"error": {"code": 5', '{"error": {"code": 5'),
    "E16 depth bomb": (500, b"[" * 100_000, "[" * 197 + "..."),
    "E21 304": (304, b"", "Not Modified (empty body)"),
    "E22 packed": (500, gzip.compress(b"plain", mtime=0), None),
    "E23 10 MB of text": (413, b"x" * 10_000_000, "x" * 197 + "..."),
    "E24 detail": (404, {"detail": "Not Found"}, "Not Found"),
    "E25 no code, no status": (404, {"error": {"message": "gone"}}, "gone"),
    "E26 code a string": (500, {"error": {"code": "500", "message": "m"}}, "m"),
    "E27 status not canonical": (429, {"error": {"message": "m", "status": "rate_limit_error"}}, "m"),
    "a status nobody knows": (799, b"", "the server gives no reason (empty body)"),
    "a message of another type": (
        500,
        {"error": {"message": {"a": 1}, "code": [], "status": 5}},
        "Internal Server Error",
    ),
    "a bare status": (400, {"code": 3, "message": "m"}, "m"),
}


@pytest.mark.parametrize(("status", "body", "message"), BODIES.values(), ids=BODIES)
def test_every_body_gives_one_typed_error_with_a_message(status, body, message):
    error = of(body, status)
    assert status == error.code
    assert message is None or message == error.message
    assert "None" not in str(error)
    assert "t.method" in str(error)
    assert len(error.body) <= 64 * 1024
    assert len(str(error)) < 400


CLASSES = {
    (400, ""): "InvalidArgument",
    (400, "FAILED_PRECONDITION"): "FailedPrecondition",
    (400, "OUT_OF_RANGE"): "OutOfRange",
    (401, ""): "Unauthenticated",
    (403, ""): "PermissionDenied",
    (404, ""): "NotFound",
    (408, ""): "RequestTimeout",
    (409, ""): "Conflict",
    (409, "ALREADY_EXISTS"): "AlreadyExists",
    (409, "ABORTED"): "Aborted",
    (413, ""): "ContentTooLarge",
    (418, ""): "ClientError",
    (429, ""): "ResourceExhausted",
    (499, ""): "Cancelled",
    (500, ""): "Internal",
    (500, "UNKNOWN"): "Unknown",
    (500, "DATA_LOSS"): "DataLoss",
    (501, ""): "Unimplemented",
    (502, ""): "BadGateway",
    (503, ""): "Unavailable",
    (504, ""): "GatewayTimeout",
    (507, ""): "ServerError",
    (304, ""): "StatusError",
}


@pytest.mark.parametrize(("code", "status"), CLASSES)
def test_a_status_has_its_class(code, status):
    error = of({"error": {"status": status, "message": "m"}}, code)
    assert CLASSES[code, status] == type(error).__name__
    assert (400 <= code < 500) == isinstance(error, errors.ClientError)
    assert (500 <= code < 600) == isinstance(error, errors.ServerError)


def test_e28_the_http_status_decides_and_both_codes_are_kept():
    error = of({"error": {"code": 400, "status": "INVALID_ARGUMENT", "message": "m"}}, 503)
    assert isinstance(error, errors.Unavailable)
    assert (503, 400, "INVALID_ARGUMENT") == (error.code, error.body_code, error.status)


def test_e29_details_of_known_types_are_typed_and_others_kept_as_they_came():
    unknown = {"@type": "type.googleapis.com/google.rpc.DebugInfo", "detail": "d"}
    error = detailed(
        rpc("ErrorInfo", reason="API_KEY_INVALID", domain="googleapis.com", metadata={"service": "s", "odd": 1}),
        rpc("BadRequest", fieldViolations=[{"field": "contents", "description": "empty"}, None]),
        rpc("QuotaFailure", violations=[{"quotaId": "PerMinute", "quotaValue": "15", "subject": "s"}]),
        rpc("PreconditionFailure", violations=[{"type": "TOS", "subject": "s", "description": "d"}]),
        rpc("Help", links=[{"description": "d", "url": "u"}]),
        rpc("LocalizedMessage", locale="de", message="Zu viel."),
        rpc("RetryInfo", retryDelay="1.5s"),
        unknown,
        {"no": "type"},
    )
    assert (
        ErrorInfo("API_KEY_INVALID", "googleapis.com", {"service": "s"}),
        BadRequest((FieldViolation("contents", "empty"),)),
        QuotaFailure((QuotaViolation(quota_id="PerMinute", quota_value="15", subject="s"),)),
        PreconditionFailure((PreconditionViolation("TOS", "s", "d"),)),
        Help((Link("d", "u"),)),
        LocalizedMessage("de", "Zu viel."),
        RetryInfo(1.5),
        unknown,
        {"no": "type"},
    ) == error.details
    assert [FieldViolation, QuotaViolation, PreconditionViolation] == [type(v) for v in error.violations]
    assert isinstance(error, errors.QuotaExceeded)


RETRY_AFTER = {
    "0": 0.0,
    "5": 5.0,
    "1.5": 1.5,
    " 7 ": 7.0,
    "99999999999": 99999999999.0,
    "-1": None,
    "": None,
    "abc": None,
    "inf": None,
    "nan": None,
    "1e400": None,
    "Mon, 99 Foo": None,
    "Sun Nov  6 08:49:37 1994": 0.0,
    "Sun, 06 Nov 1994 08:49:37 GMT": 0.0,
    "Sun, 06 Nov 1994 08:49:37": 0.0,
}


@pytest.mark.parametrize("value", RETRY_AFTER)
def test_r5_retry_after_is_read_or_ignored(value):
    assert RETRY_AFTER[value] == read_retry_after({"retry-after": value})


def test_r5_a_date_to_come_is_the_time_until_then():
    found = read_retry_after({"Retry-After": formatdate(time.time() + 90, usegmt=True)})
    assert found is not None
    assert 80 < found < 91


def test_r5_of_two_headers_the_longer_wait_counts():
    headers = CIMultiDict([("Retry-After", "2"), ("retry-after", "5"), ("retry-after-ms", "3000")])
    assert 5.0 == read_retry_after(headers)


DURATIONS = [
    ("34s", 34.0),
    ("45.837906927s", 45.837906927),
    ("0s", 0.0),
    ("0.5s", 0.5),
    ("", None),
    (5, 5.0),
    ("5", 5.0),
    ("-3s", None),
    ("1e9s", None),
    ("1.1234567890s", None),
    ("12345678901s", None),
    ({"seconds": "3", "nanos": 5}, 3.000000005),
    ({"seconds": None}, None),
    ({"nanos": 5}, None),
    (None, None),
    ([], None),
    (True, None),
    (-1, None),
    (10**30, None),
]


@pytest.mark.parametrize(("value", "seconds"), DURATIONS, ids=[repr(value) for value, _ in DURATIONS])
def test_r6_a_duration_is_read_or_ignored(value, seconds):
    assert seconds == read_duration(value)
    assert seconds == detailed(rpc("RetryInfo", retryDelay=value)).retry_delay


def test_r6_retry_info_is_found_in_any_place_and_the_longer_wait_counts():
    body = [{"error": {"code": 429, "details": [rpc("Help"), rpc("RetryInfo", retryDelay="34s")]}}]
    assert 34.0 == of(body, 429).retry_delay
    assert 60.0 == of(body, 429, retry_after="60").retry_delay
    assert 34.0 == of(body, 429, retry_after="3").retry_delay
    assert of(STANDARD, 400).retry_delay is None


@pytest.mark.parametrize(
    ("violation", "daily"),
    [
        ({"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}, True),
        ({"quotaMetric": "example.com/requests_per_day"}, True),
        ({"quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}, False),
        ({}, False),
    ],
)
def test_r7_a_quota_per_day_is_told_apart_even_with_a_retry_delay(violation, daily):
    error = detailed(rpc("QuotaFailure", violations=[violation]), rpc("RetryInfo", retryDelay="3s"))
    assert daily is error.daily
    assert 3.0 == error.retry_delay


def test_an_error_in_a_stream_has_the_class_of_its_code_or_else_of_its_status():
    assert isinstance(stream_error({"error": {"code": 503, "message": "m"}}), errors.Unavailable)
    assert isinstance(stream_error({"error": {"status": "NOT_FOUND"}}), errors.NotFound)
    assert isinstance(stream_error([{"error": {"code": 429}}]), errors.ResourceExhausted)
    plain = stream_error({"error": {"message": "m"}})
    assert (StatusError, "m") == (type(plain), str(plain))
    assert "None" not in str(stream_error({"error": {}}))


def test_an_error_of_an_operation_has_a_grpc_code():
    error = operation_error({"code": 8, "message": "too much"}, "t.method")
    assert (errors.ResourceExhausted, 429, 8, "RESOURCE_EXHAUSTED") == (
        type(error),
        error.code,
        error.body_code,
        error.status,
    )
    assert 404 == operation_error({"code": 404}).code
    assert "CANCELLED" == operation_error({"code": 1}).status


def test_the_request_id_is_found_in_headers_or_details():
    assert "r1" == of(STANDARD, 400, x_request_id="r1").request_id
    assert "r2" == detailed(rpc("RequestInfo", requestId="r2")).request_id
    assert "request r1" in str(of(STANDARD, 400, x_request_id="r1"))


def test_headers_that_may_hold_secrets_are_not_kept():
    error = of(STANDARD, 400, set_cookie="secret", x_goog_api_key="secret", content_type="text/html")
    assert {"content-type": "text/html"} == error.headers


def every_class(cls: type[Error] = Error) -> list[type[Error]]:
    return [cls, *(found for sub in cls.__subclasses__() for found in every_class(sub))]


@pytest.mark.parametrize("cls", every_class(), ids=lambda cls: cls.__name__)
def test_e30_every_error_is_pickled_and_copied_whole(cls):
    error = cls("it broke", method_id="t.method", request_id="r", attempts=3)
    error.partial, error.retry_suppressed = [1], "quota"
    error.add_note("a note")
    error.__cause__ = errors.Timeout("slow", kind="connect", seconds=2)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert cls is type(twin)
        assert (str(error), repr(error), error.args) == (str(twin), repr(twin), twin.args)
        assert vars(error) == vars(twin)
        assert "connect" == twin.__cause__.kind


def test_a_cause_from_elsewhere_is_not_pickled_along():
    class Foreign(Exception):
        """May hold a request, with its headers."""

    error = Error("it broke")
    error.__cause__ = Foreign()
    assert pickle.loads(pickle.dumps(error)).__cause__ is None
    error.__cause__ = ValueError("ours to keep")
    assert "ours to keep" == str(pickle.loads(pickle.dumps(error)).__cause__)


def test_every_class_is_drawn_and_exported():
    for cls in every_class():
        if cls is not Error and cls.__module__.startswith("aiogenai.runtime"):
            assert cls.__name__ in str(errors.__doc__)
            assert cls.__name__ in errors.__all__


def test_builtin_handlers_catch_ours():
    assert issubclass(errors.ValidationError, ValueError)
    for cls in (errors.Timeout, errors.DeadlineExceeded, errors.OperationTimeout, errors.TransferStalled):
        assert issubclass(cls, TimeoutError)


def test_a_timeout_to_connect_was_never_sent():
    assert not errors.Timeout(kind="connect").sent
    assert errors.Timeout(kind="read").sent
    assert not errors.ConnectionFailed().sent
    assert errors.ConnectionLost().sent


def test_a_message_says_what_is_known_of_the_call():
    error = errors.ConnectionLost("cut", method_id="t.method", attempts=3, request_id="r")
    error.retry_suppressed = "quota"
    assert "cut [t.method, 3 attempts, not retried: quota, request r]" == str(error)
    assert "contents[0]: wrong" == str(errors.ValidationError("wrong", path="contents[0]"))
    assert "not JSON: HTTP 200: 'Hello'" == str(errors.DecodeError("not JSON", code=200, body=b"<b>Hello</b>"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["error", "code", "status", "message", "details", "@type", "violations", "retryDelay", "links"]
            )
            | st.text(),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(st.binary(max_size=400), st.integers(0, 999))
def test_any_bytes_give_an_error(body, status):
    assert status == status_error(status, "", {}, body).code


@given(JSON, st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms", "x-request-id"]), st.text()))
def test_any_json_gives_an_error(tree, headers):
    body = json.dumps({"error": tree}).encode()
    for error in (status_error(429, "", headers, body), stream_error({"error": tree})):
        assert str(error)
        assert error.retry_delay is None or error.retry_delay >= 0


@given(st.dictionaries(st.sampled_from(["code", "message", "details", "status"]), JSON))
def test_any_status_of_an_operation_gives_an_error(tree):
    assert str(operation_error(tree))
