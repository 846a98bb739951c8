"""All clusters at once by broadcasting, without the constant that cancels."""

def responsibilities(x, clusters):
    params = np.array(clusters, dtype=float)
    mu, sig, pi = params[:, 0], params[:, 1], params[:, 2]
    points = np.expand_dims(np.asarray(x, dtype=float), -1)
    score = np.log(pi) - np.log(sig) - 0.5 * ((points - mu) / sig) ** 2
    score = score - score.max(axis=-1, keepdims=True)
    weight = np.exp(score)
    return weight / weight.sum(axis=-1, keepdims=True)
