"""The short form of `make chaos`: random faults on calls of every kind end in a right answer or a typed error."""

from tests.chaos.run import run


async def test_chaos_ends_in_right_answers_or_typed_errors() -> None:
    report = await run(600, seed=7)
    assert [] == report.violations, report.told()
    assert 600 == report.calls
    assert report.right.total() > 200
    assert report.errors.total() > 50
