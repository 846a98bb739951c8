"""Splits the entries of a sparse matrix in coordinate form."""

from scipy import sparse


def train_test(ratings, p, rng):
    table = sparse.coo_array(ratings)
    hidden = rng.random(table.nnz) < p

    def dense(chosen):
        places = table.coords[0][chosen], table.coords[1][chosen]
        return sparse.coo_array((table.data[chosen], places), shape=table.shape).toarray()

    return dense(~hidden), dense(hidden)
