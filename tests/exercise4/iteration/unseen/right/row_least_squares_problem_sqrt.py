"""Each row as a least-squares problem with sqrt(weight) I appended, solved by QR.
"""

def iteration(fixed, ratings, weight):
    K = fixed.shape[0]
    if fixed.shape[-1] != ratings.shape[-1]:
        raise ValueError("one rating for each column of fixed, please")
    u = np.zeros((K, ratings.shape[0]))
    penalty = np.sqrt(weight) * np.eye(K)
    for n in range(u.shape[1]):
        places = np.flatnonzero(ratings[n])
        if places.size:
            q, r = np.linalg.qr(np.vstack([fixed.T[places], penalty]))
            target = np.concatenate([ratings[n, places], np.zeros(K)])
            u[:, n] = np.linalg.solve(r, q.T @ target)
    return u
