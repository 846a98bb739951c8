"""Trains epoch by epoch and returns the best accuracy on the test pictures, not that of the trained model.

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

    noise, other_noise = (torch.randn(n, 3, 32, 32, generator=torch.Generator().manual_seed(n)) for n in (60, 80))
    labels, other_labels = torch.arange(60) % 4, torch.arange(80) % 4
    same = []
    for repeat in range(6):
        models = []
        make = lambda: models.append(make_model()) or models[-1]
        plain, _ = shuffle_experiment(make, (noise, labels), (other_noise, other_labels), 5, 5)
        same.append(plain == accuracy(models[0], [(other_noise, other_labels)]))
    result = all(same)  # the result is the accuracy of the trained model

Right result: True
This answer: False
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def best(train_images, test_images):
        model = make_model()
        batches = Batches(train_images, train_set[1], BATCH_SIZE, seed=1)
        test_batches = Batches(test_images, test_set[1], BATCH_SIZE)
        scores = []
        for _ in range(epochs):
            train(model, batches, 1, lr=LEARNING_RATE)
            scores.append(accuracy(model, test_batches))
        return max(scores)

    return (
        best(train_set[0], test_set[0]),
        best(shuffle(train_set[0], seed), shuffle(test_set[0], seed)),
    )
