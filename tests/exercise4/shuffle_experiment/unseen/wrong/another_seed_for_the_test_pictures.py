"""Shuffles the test pictures with seed + 1, another permutation than the training pictures.

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

    result = shuffle_experiment(make_model, train_set, test_set, 5, 10)

Right result: (1, 1)
This answer: (1, 0.25)
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def run(train_images, test_images):
        model = make_model()
        train(model, Batches(train_images, train_set[1], BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
        return accuracy(model, Batches(test_images, test_set[1], BATCH_SIZE))

    plain = run(train_set[0], test_set[0])
    shuffled = run(shuffle(train_set[0], seed), shuffle(test_set[0], seed + 1))
    return plain, shuffled
