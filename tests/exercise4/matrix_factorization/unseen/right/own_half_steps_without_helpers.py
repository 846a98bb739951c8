"""Does everything itself, with a stack of systems for each half-step and masks made once."""

def matrix_factorization(train, test, K, weight, iterations, rng):
    in_train, in_test = train != 0, test != 0
    eye = weight * np.eye(K)

    def half_step(f, mask, table):
        left = np.tensordot(mask.astype(float), np.einsum("km,lm->mkl", f, f), axes=1) + eye
        right = table @ f.T
        return np.linalg.solve(left, right[..., np.newaxis]).squeeze(-1).T

    v = 0.1 + rng.random((K, train.shape[1]))
    u = np.zeros((K, train.shape[0]))
    train_errors, test_errors = [], []
    while len(train_errors) < iterations:
        u = half_step(v, in_train, train)
        v = half_step(u, in_train.T, train.T)
        guess = u.T @ v
        train_errors.append(np.square(train - guess)[in_train].mean())
        test_errors.append(np.square(test - guess)[in_test].mean())
    return u, v, train_errors, test_errors
