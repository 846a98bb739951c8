"""Multiplies the pixels with a permutation matrix."""


def shuffle(images, seed):
    order = np.random.default_rng(seed).permutation(1024)
    matrix = torch.eye(1024)[torch.from_numpy(order)]
    return torch.einsum("pq,ncq->ncp", matrix, images.flatten(2)).reshape(images.shape)
