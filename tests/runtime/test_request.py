"""Requests from a method's facts and a call's arguments: encoding, patterns, queries, and redirects."""

import datetime

import pytest

from aiogenai.runtime.base import UNSET
from aiogenai.runtime.errors import RedirectRefused, ValidationError
from aiogenai.runtime.request import Method, PathParameter, QueryParameter, Request, build, redirected

GET = Method(
    id="things.get",
    verb="GET",
    path="v1/{+name}:act/{id}",
    flat_path="v1/things/{thingsId}:act/{id}",
    kind="unary",
    safety="safe",
    path_parameters=(
        PathParameter("name", "name", r"things/[^/]+", "things/"),
        PathParameter("id_", "id"),
    ),
    query_parameters=(
        QueryParameter("mask", "updateMask", "google-fieldmask"),
        QueryParameter("tags", "tag", "string", repeated=True),
        QueryParameter("at", "at", "google-datetime"),
        QueryParameter("big", "big", "int64"),
        QueryParameter("on", "on", "boolean"),
        QueryParameter("data", "data", "byte"),
        QueryParameter("code", "code", "string", pattern="[a-z]+"),
    ),
)


def url(**parameters: object) -> str:
    return build(GET, "http://host/", {"name": "things/a", "id_": "b", **parameters}).url


@pytest.mark.parametrize(
    ("name", "encoded"),
    [
        ("things/a", "things/a"),
        ("a", "things/a"),
        ("things/a b", "things/a%20b"),
        ("things/a?b#c%2e&d", "things/a%3Fb%23c%252e%26d"),
        ("things/ä:b", "things/%C3%A4%3Ab"),
        ("things/a-b_c.d~e", "things/a-b_c.d~e"),
    ],
)
def test_reserved_expansion_leaves_only_slashes_and_unreserved_characters(name: str, encoded: str) -> None:
    assert f"http://host/v1/{encoded}:act/b" == url(name=name)


def test_simple_expansion_escapes_what_a_segment_may_not_hold() -> None:
    assert "http://host/v1/things/a:act/x%3Ay%25" == url(id_="x:y%")


def test_a_name_that_does_not_fit_is_told_the_form_of_those_that_do() -> None:
    with pytest.raises(ValidationError, match=r"^name: 'other/a' does not match things/\{id\}$"):
        url(name="other/a")


@pytest.mark.parametrize(
    "name", ["", "other/a", "things/", "things/a/b", "things/..", "..", ".", "things/a\n", "things/\x00", "a/../b"]
)
def test_a_name_can_not_climb_out_of_its_path(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        url(name=name)
    assert "name" == caught.value.path


@pytest.mark.parametrize("value", ["a/b", "..", "", None, UNSET])
def test_a_plain_variable_is_one_segment(value: object) -> None:
    with pytest.raises(ValidationError):
        url(id_=value)


def test_query_parameters_have_the_text_of_their_format() -> None:
    at = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    made = url(
        mask=["display_name", "ttl"], tags=["a b", "c&d"], at=at, big=2**60, on=True, data=b"\xfb\xff", code=UNSET
    )
    query = made.partition("?")[2].split("&")
    assert [
        "updateMask=displayName%2Cttl",
        "tag=a%20b",
        "tag=c%26d",
        "at=2026-01-02T00%3A00%3A00Z",
        "big=1152921504606846976",
        "on=true",
        "data=-_8%3D",
    ] == query


@pytest.mark.parametrize(("name", "value"), [("on", "yes"), ("big", 1.5), ("mask", 3), ("code", "A1")])
def test_a_query_value_that_does_not_fit_is_refused_by_name(name: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        url(**{name: value})
    assert name == caught.value.path


@pytest.mark.parametrize("name", ["key", "access_token", "oauth_token"])
def test_credentials_are_refused_in_the_url(name: str) -> None:
    with pytest.raises(ValidationError, match="not sent in the URL"):
        build(GET, "http://host/", {"name": "a", "id_": "b"}, query={name: "s3cret"})


POST = Request("POST", "https://host/a?x=1", GET, {"x-goog-api-key": "s3cret", "content-type": "a/b"}, b"{}")


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere/a",
        "//elsewhere/a",
        "http://host/a",
        "https://host:444/a",
        "https://user@host/a",
        "https://host.elsewhere/a",
        "ftp://host/a",
        "https://host@elsewhere/a",
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_origin_is_not_followed(status: int, location: str) -> None:
    with pytest.raises(RedirectRefused) as caught:
        redirected(POST, status, location)
    assert "s3cret" not in repr(caught.value)


@pytest.mark.parametrize("location", ["https://host/b", "/b", "b", "https://host:443/b", "HTTPS://HOST/b"])
def test_a_redirect_within_the_origin_keeps_or_drops_the_body_by_its_status(location: str) -> None:
    kept = redirected(POST, 307, location)
    assert ("POST", b"{}") == (kept.verb, kept.body)
    seen = redirected(POST, 303, location)
    assert ("GET", None, {"x-goog-api-key": "s3cret"}) == (seen.verb, seen.body, seen.headers)


def test_a_request_shows_no_header_values() -> None:
    assert "s3cret" not in repr(POST)
