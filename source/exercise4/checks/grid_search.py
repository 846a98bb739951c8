"""The public checks of `grid_search`."""

import numpy as np
import pandas as pd


def check(calling, grid_search, best_parameters):
    train, test = np.array([[1.0, 2.0, 0.0], [2.0, 4.0, 4.0]]), np.zeros((2, 3))
    test[0, 2] = 3.0
    search = calling(grid_search, train, test, [1, 2], [0.1, 1], 20, np.random.default_rng(0))
    search.shown_as("grid_search(train, test, Ks=[1, 2], weights=[0.1, 1], iterations=20, rng)")
    losses = search.result("a DataFrame with four rows")
    columns = ["K", "weight", "train_mse", "test_mse"]
    found = [name for name in columns if name in losses.columns]
    search.part("the columns", found, columns, look="the names of the columns")
    search.part("the number of rows", len(losses), 4, look="one row for each pair")
    rows = np.array([np.asarray(losses[name], dtype=float) for name in columns]).T
    found = rows[(rows[:, 0] == 2) & (rows[:, 1] == 1), 2:]
    look = "which K and weight each fit is given, and which error stands in which column"
    search.part("the errors of K = 2, weight = 1", found, [[0.228, 2.400]], look=look, atol=0.005)

    frame = pd.DataFrame(
        {
            "K": [2, 4, 8],
            "weight": [0.1, 0.1, 0.1],
            "train_mse": [0.50, 0.31, 0.24],
            "test_mse": [0.53, 0.36, 0.38],
        }
    )
    best = calling(best_parameters, frame).shown_as("best_parameters(the frame of the example)")
    best.must(
        not isinstance(best.result(), pd.Series | pd.DataFrame),
        got="a part of the frame, with its labels",
        wanted="two numbers",
        look="what you return",
    )
    best.gives((4, 0.1), look="the error by which to choose")
