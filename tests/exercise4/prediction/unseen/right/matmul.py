"""u.T @ v, whose own error is a ValueError."""

def prediction(u, v):
    return u.T @ v
