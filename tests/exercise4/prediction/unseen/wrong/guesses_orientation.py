"""Takes the longer axis of u for the users, which is wrong with more factors than users.

u of (3, 2), v of (3, 4): an error or other numbers.
"""

def prediction(u, v):
    users = u if u.shape[0] >= u.shape[1] else u.T
    if u.shape[0] != v.shape[0]:
        raise ValueError("shapes do not fit")
    return users @ v
