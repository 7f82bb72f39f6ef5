"""The short form of `make chaos`: random faults on calls of every kind end in a right answer or a typed error."""

from tests.chaos.run import run


async def test_chaos_ends_in_right_answers_or_typed_errors() -> None:
    report = await run(400, seed=7, at_once=40, patience=4)
    assert [] == report.violations, report.told()
    assert 400 == report.calls
    assert report.right.total() > 100
    assert report.errors.total() > 30
