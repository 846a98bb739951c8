"""A dictionary by pair in the search, and a hand-written search for the minimum that begins with infinity."""

def grid_search(train, test, Ks, weights, iterations, rng):
    results = {}
    for K in Ks:
        for weight in weights:
            results[K, weight] = matrix_factorization(train, test, K, weight, iterations, rng)[2:]
    frame = pd.DataFrame(columns=["K", "weight", "train_mse", "test_mse"])
    frame["K"] = [K for K, _ in results]
    frame["weight"] = [weight for _, weight in results]
    frame["train_mse"] = [errors[0][-1] for errors in results.values()]
    frame["test_mse"] = [errors[1][-1] for errors in results.values()]
    return frame


def best_parameters(losses):
    best, lowest = None, float("inf")
    for K, weight, error in zip(losses.K, losses.weight, losses.test_mse):
        if error < lowest:
            best, lowest = (K, weight), error
    return best
