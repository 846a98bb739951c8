"""The sweeps in torch (float64), the start from rng, the errors in numpy."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    import torch

    R = torch.tensor(np.array(train), dtype=torch.float64)
    seen = (R != 0).double()
    ridge = weight * torch.eye(K, dtype=torch.float64)

    def half(F, table, mask):
        left = torch.einsum("nm,km,lm->nkl", mask, F, F) + ridge
        return torch.linalg.solve(left, (table @ F.T).unsqueeze(2)).squeeze(2).T

    V = torch.from_numpy(rng.random(size=(K, train.shape[1])))
    train_errors, test_errors = [], []
    for _ in range(iterations):
        U = half(V, R, seen)
        V = half(U, R.T, seen.T)
        guess = (U.T @ V).numpy()
        train_errors.append(mse(train, guess))
        test_errors.append(mse(test, guess))
    return U.numpy(), V.numpy(), train_errors, test_errors
