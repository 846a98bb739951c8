"""Makes data/ratings.csv: invented ratings with the traits that real ones have.

The table is drawn, not collected, so it says nothing about anybody and may be used freely. The recipe:

1. A score for every user and item: an overall mean, plus an offset of the user (some are easily
   pleased), plus an offset of the item (some are liked by all), plus a taste of rank 4 (what the user
   likes times what the item offers), plus noise.
2. A rating: the score rounded to a whole number and held between 1 and 5.
3. Who rates what: the chance that a user rates an item grows with how active the user is, with how
   popular the item is, and a little with the score, since people choose what they expect to like.
   Activity varies widely, so some users rate nearly everything and some next to nothing.

What is not rated is written as 0. Run this file to write the table again:

    python make_ratings.py
"""

from pathlib import Path

import numpy as np

N_USERS = 375
N_ITEMS = 500
SEED = 4

MEAN_SCORE = 3.7
USER_OFFSET_SPREAD = 0.45
ITEM_OFFSET_SPREAD = 0.5
TASTE_SPREAD = 0.7
TASTE_WEIGHTS = np.array([1.0, 0.8, 0.64, 0.512])  # the first taste matters most
NOISE_SPREAD = 0.5

MEAN_LOG_ODDS = -1.7  # of a rating by a typical user for a typical item
ACTIVITY_SPREAD = 1.6
POPULARITY_SPREAD = 1.1
LOG_ODDS_PER_POINT = 0.25  # one point more in the score makes a rating this much likelier


def make_ratings(rng):
    """Draw a table of ratings, (N_USERS, N_ITEMS) integers 1 to 5, with 0 where nothing is rated."""
    weights = TASTE_WEIGHTS / np.linalg.norm(TASTE_WEIGHTS)
    tastes = rng.normal(size=(N_USERS, len(weights)))
    traits = rng.normal(size=(N_ITEMS, len(weights)))
    scores = (
        MEAN_SCORE
        + USER_OFFSET_SPREAD * rng.normal(size=(N_USERS, 1))
        + ITEM_OFFSET_SPREAD * rng.normal(size=(1, N_ITEMS))
        + TASTE_SPREAD * (tastes * weights) @ traits.T
        + NOISE_SPREAD * rng.normal(size=(N_USERS, N_ITEMS))
    )
    ratings = np.clip(np.rint(scores), 1, 5).astype(int)

    log_odds = (
        MEAN_LOG_ODDS
        + ACTIVITY_SPREAD * rng.normal(size=(N_USERS, 1))
        + POPULARITY_SPREAD * rng.normal(size=(1, N_ITEMS))
        + LOG_ODDS_PER_POINT * (scores - MEAN_SCORE)
    )
    is_rated = rng.random(size=ratings.shape) < 1 / (1 + np.exp(-log_odds))
    return np.where(is_rated, ratings, 0)


if __name__ == "__main__":
    path = Path(__file__).parent / "data" / "ratings.csv"
    path.parent.mkdir(exist_ok=True)
    ratings = make_ratings(np.random.default_rng(SEED))
    np.savetxt(path, ratings, fmt="%d", delimiter=",")
    print(f"Wrote {np.count_nonzero(ratings)} ratings to {path}.")
