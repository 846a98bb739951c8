"""What `typical_walk` is graded by. It is kept for the end: practice would tell by trying."""

from autograder.testing import agree_probe, hidden


@hidden("typical_walk", points=2, practice=False)
def typical_walk_is_the_right_answer(answer, reference, rng):
    """The number that tells best how long a typical walk was is chosen."""
    agree_probe(
        answer,
        reference,
        "str(typical_walk).strip().lower()",
        called="typical_walk",
        look_at="what one wrong entry does to this number",
    )
