"""Loops over the weights outside, in falling order, and finds the best with nsmallest."""

def grid_search(train, test, Ks, weights, iterations, rng):
    frames = []
    for weight in list(weights)[::-1]:
        for K in Ks:
            on_train, on_test = matrix_factorization(train, test, int(K), weight, iterations, rng)[2:]
            frames.append(pd.DataFrame({"K": [K], "weight": [weight], "train_mse": on_train[-1:], "test_mse": on_test[-1:]}))
    return pd.concat(frames, ignore_index=True)


def best_parameters(losses):
    best = losses.nsmallest(1, "test_mse")
    return best["K"].item(), best["weight"].item()
