"""A nested comprehension over users and items."""

def prediction(u, v):
    users, items = np.transpose(u), np.transpose(v)
    if users.shape[1] != items.shape[1]:
        raise ValueError("u and v need one row for each factor, as many in u as in v")
    table = [[sum(a * b for a, b in zip(user, item)) for item in items] for user in users]
    return np.array(table, dtype=float).reshape(len(users), len(items))
