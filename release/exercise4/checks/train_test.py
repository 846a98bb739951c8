"""The public checks of `train_test`."""

import numpy as np


def check(calling, train_test):
    table, given = (np.array([[5.0, 0.0, 3.0], [0.0, 4.0, 0.0]]) for _ in range(2))
    split = calling(train_test, given, 0.5, np.random.default_rng(0))
    train, test = split.shown_as("train_test(table, 0.5, rng)").values("train", "test")
    train, test = np.asarray(train), np.asarray(test)
    split.part("the shape of train", train.shape, (2, 3), look="the places that are not in a part")
    split.part("the shape of test", test.shape, (2, 3), look="the places that are not in a part")
    split.part("train + test", train + test, table, look="the places that are not in a part")
    split.must(
        not np.any((train != 0) & (test != 0)),
        got="a rating that is in both parts",
        wanted="each rating in one of them",
        look="what train holds where a rating went to test",
    )
    split.part("the table after the call", given, table, look="what is set to 0 in it")

    large = np.tile([1.0, 2.0, 3.0, 4.0, 5.0], (50, 8))
    tests = []
    for seed in (1, 1, 2):
        split = calling(train_test, large.copy(), 0.25, np.random.default_rng(seed))
        split.shown_as(f"train_test(large, 0.25, np.random.default_rng({seed}))")
        tests.append(np.asarray(split.values("train", "test")[1]))
    share = np.mean(tests[2] != 0)
    split.must(
        0.15 < share < 0.35,
        got=f"{share:.0%} of the ratings in test",
        wanted="about 25% of the ratings in test",
        look="which part gets the share p, and in which order the parts are returned",
    )
    repeats = np.array_equal(tests[0], tests[1]) and not np.array_equal(tests[1], tests[2])
    split.must(
        repeats,
        got="a split that does not depend on rng alone",
        wanted="the same split from the same seed, and another one from another",
        look="where the random numbers come from",
    )
