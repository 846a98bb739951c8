"""Is a lambda that adds up a block of shape (K, N, M), behind a check by a decorator."""


def same_length(function):
    def checked(u, v):
        if len(u) - len(v):
            raise ValueError
        return function(u, v)

    return checked


prediction = same_length(lambda u, v: (u[:, :, None] * v[:, None, :]).sum(axis=0))
