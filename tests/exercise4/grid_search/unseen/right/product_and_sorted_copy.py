"""Uses itertools.product, and sorts a copy of the frame by the held-out error."""

def grid_search(train, test, Ks, weights, iterations, rng):
    losses = pd.DataFrame(columns=["K", "weight", "train_mse", "test_mse"], dtype=float)
    for i, (K, weight) in enumerate(tqdm(list(product(Ks, weights)))):
        fit = matrix_factorization(train, test, K, weight, iterations, rng)
        losses.loc[i] = [K, weight, fit[2][-1], fit[3][-1]]
    return losses


def best_parameters(losses):
    first = losses.sort_values("test_mse").head(1)
    return first["K"].values[0], first["weight"].values[0]
