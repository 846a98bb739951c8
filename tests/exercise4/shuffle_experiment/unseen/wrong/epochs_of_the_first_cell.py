"""Trains for the notebook's EPOCHS instead of the argument epochs.

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

    seen = [0]
    class Counting(nn.Linear):
        def forward(self, x):
            seen[0] += len(x) * self.training
            return super().forward(x.flatten(1))

    shuffle_experiment(lambda: Counting(3072, 10), train_set, test_set, 5, 2)
    result = seen[0] // 400  # epochs of each training

Right result: 2
This answer: 6
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def learn(images, labels):
        model = make_model()
        train(model, Batches(images, labels, BATCH_SIZE, seed=seed), EPOCHS, LEARNING_RATE)
        return model

    (x, y), (x_test, y_test) = train_set, test_set
    plain = accuracy(learn(x, y), Batches(x_test, y_test, BATCH_SIZE))
    shuffled = accuracy(learn(shuffle(x, seed), y), Batches(shuffle(x_test, seed), y_test, BATCH_SIZE))
    return plain, shuffled
