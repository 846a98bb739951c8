"""Goes through scipy.sparse: coordinates, a shuffled order, and back to dense."""

def train_test(ratings, p, rng):
    from scipy import sparse

    table = sparse.coo_array(ratings)
    order = np.arange(table.nnz)
    rng.shuffle(order)
    cut = round(p * table.nnz)

    def part(idx):
        out = np.zeros(ratings.shape)
        rows, cols = table.coords
        out[rows[idx], cols[idx]] = table.data[idx]
        return out

    return part(order[cut:]), part(order[:cut])
