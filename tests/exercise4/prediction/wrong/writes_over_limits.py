"""Writes the limits over what is beyond them.

Is: clips_to_the_rating_scale
"""


def prediction(u, v):
    table = u.T.dot(v)
    table[table < 1] = 1
    table[table > 5] = 5
    return table
