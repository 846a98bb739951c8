"""Overwrites the caller's pictures with the shuffled ones.

    def pictures(n, seed):  # class k is bright at its own place, so only the place tells the class
        g = torch.Generator().manual_seed(seed)
        labels = torch.arange(n) % 4
        images = 0.1 * torch.randn(n, 3, 32, 32, generator=g)
        for k in range(4):
            images[labels == k, :, 8 * k : 8 * k + 8] += 1
        return images, labels

    torch.manual_seed(0)
    make_model = lambda: nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))
    train_set, test_set = pictures(200, 1), pictures(100, 2)

    before = train_set[0].clone()
    shuffle_experiment(make_model, train_set, test_set, 5, 1)
    result = bool(torch.equal(train_set[0], before))

Right result: True
This answer: False
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def measure():
        model = make_model()
        train(model, Batches(*train_set, BATCH_SIZE, seed=2), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(*test_set, BATCH_SIZE))

    plain = measure()
    for images in {id(part[0]): part[0] for part in (train_set, test_set)}.values():
        images[:] = shuffle(images, seed)
    return plain, measure()
