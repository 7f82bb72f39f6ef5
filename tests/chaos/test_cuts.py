"""The short form of `make cuts`: nothing that is cut at a random byte is taken for whole."""

from tests.chaos.cuts import cut_answers, cut_uploads


async def test_no_answer_that_was_cut_passes_for_a_whole_one() -> None:
    came = await cut_answers(400, seed=5)
    assert 400 == came.total()
    assert not [name for name in came if name.startswith("SILENTLY")], came
    assert {"IncompleteStream", "StreamInterrupted", "DecodeError"} <= came.keys()


async def test_an_upload_that_is_cut_anywhere_arrives_whole_and_once() -> None:
    assert {"right": 6} == await cut_uploads(6, 3_000_000, seed=5)
