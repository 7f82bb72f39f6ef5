"""Whether to try again and when: the matrix of failures and methods, the ladder of waits, and the budget."""

import random

import pytest

from aiogenai.runtime.errors import (
    CertificateRefused,
    ConnectionFailed,
    ConnectionLost,
    DeadlineExceeded,
    DecodeError,
    Error,
    RedirectRefused,
    Timeout,
    ValidationError,
    status_error,
)
from aiogenai.runtime.request import Safety
from aiogenai.runtime.retry import RetryBudget, RetryPolicy, wait_before_retry


def http(code: int, body: bytes = b"", **headers: str) -> Error:
    return status_error(code, "", headers, body, "m")


DAILY = (
    b'{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":['
    b'{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"},'
    b'{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"RequestsPerDayPerProject"}]}]}}'
)
MINUTE = DAILY.replace(b"PerDay", b"PerMinute")

MATRIX: list[tuple[Error, str]] = [  # who is retried: s(afe), i(dempotent), u(nsafe)
    (ConnectionFailed(), "siu"),
    (Timeout(kind="connect"), "siu"),
    (Timeout(kind="read"), "si"),
    (ConnectionLost(), "si"),
    (DecodeError(), "si"),
    (http(429), "siu"),
    (http(429, MINUTE), "siu"),
    (http(429, DAILY), ""),
    (http(503), "si"),
    *((http(code), "si") for code in (408, 500, 502, 504)),
    *((http(code), "") for code in (400, 401, 403, 404, 409, 412, 413, 499, 501)),
    (CertificateRefused(), ""),
    (RedirectRefused(), ""),
    (DeadlineExceeded(), ""),
    (ValidationError(), ""),
]


@pytest.mark.parametrize(("error", "retried"), MATRIX, ids=lambda value: str(value) or None)
@pytest.mark.parametrize("safety", ["safe", "idempotent", "unsafe"])
def test_what_is_retried_is_decided_by_failure_and_method(error: Error, retried: str, safety: Safety) -> None:
    wait = wait_before_retry(error, 1, safety, RetryPolicy())
    assert (safety[0] in retried) == (wait is not None)


def test_waits_double_up_to_the_cap() -> None:
    policy = RetryPolicy(attempts=10)
    assert [0.25, 0.5, 1, 2, 4, 8, 16, 20, 20] == [
        wait_before_retry(http(500), n, "safe", policy, lambda: 1.0) for n in range(1, 10)
    ]
    assert 1.0 == wait_before_retry(http(429), 1, "safe", policy, lambda: 1.0)


def test_waits_are_drawn_over_the_whole_range() -> None:
    draw = random.Random(7).random
    waits = [wait_before_retry(http(500), 1, "safe", RetryPolicy(), draw) or 0.0 for _ in range(10_000)]
    for tenth in range(10):
        share = sum(tenth * 0.025 <= wait < (tenth + 1) * 0.025 for wait in waits)
        assert 900 < share < 1100


def test_the_attempts_are_counted() -> None:
    assert wait_before_retry(http(500), 2, "safe", RetryPolicy(attempts=3)) is not None
    assert wait_before_retry(http(500), 3, "safe", RetryPolicy(attempts=3)) is None
    assert wait_before_retry(http(500), 1, "safe", RetryPolicy(attempts=1)) is None


@pytest.mark.parametrize("attempts", [0, -1, 11])
def test_a_policy_without_sense_is_refused(attempts: int) -> None:
    with pytest.raises(ValueError, match="attempts"):
        RetryPolicy(attempts=attempts)


def test_the_servers_hint_is_a_lower_bound_and_a_long_one_ends_the_call() -> None:
    assert 2.0 <= (wait_before_retry(http(429, MINUTE), 1, "safe", RetryPolicy(), lambda: 0.0) or 0) <= 2.2
    assert 3.3 == pytest.approx(
        wait_before_retry(http(503, retry_after="9", **{"retry-after": "3"}), 1, "safe", RetryPolicy(), lambda: 1.0)
    )
    assert wait_before_retry(http(503, **{"retry-after": "86400"}), 1, "safe", RetryPolicy()) is None


def test_the_budget_stays_within_its_bounds_and_ends_a_storm() -> None:
    budget = RetryBudget()
    granted = sum(budget.take(http(500)) is not None for _ in range(10_000))
    assert 35 == granted
    assert 0 <= budget.tokens < budget.cost
    for _ in range(10_000):
        budget.give_back(0)
    assert budget.capacity == budget.tokens
    assert 100 == sum(budget.take(http(429)) is not None for _ in range(10_000))
