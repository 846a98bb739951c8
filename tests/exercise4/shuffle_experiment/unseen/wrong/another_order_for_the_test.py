"""Shuffles the test pictures by another permutation than the training pictures.

    torch.manual_seed(0)
    labels = torch.arange(200) % 10
    images = torch.full((200, 3, 32, 32), -1.0)
    for n, k in enumerate(labels):
        images[n, :, 3 * k : 3 * k + 3] = 1  # a bright stripe whose place is the class
    make_model = lambda: nn.Sequential(nn.Flatten(), nn.Linear(3072, 10))
    result = shuffle_experiment(make_model, (images, labels), (images, labels), 1, 10)
    [float(value) > 0.9 for value in result]

Right result: [True, True]
This answer: [True, False]
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    def measure(train_images, test_images):
        model = make_model()
        train(model, Batches(train_images, train_set[1], BATCH_SIZE, seed=1), epochs, LEARNING_RATE)
        return accuracy(model, Batches(test_images, test_set[1], BATCH_SIZE))

    plain = measure(train_set[0], test_set[0])
    shuffled = measure(shuffle(train_set[0], seed), shuffle(test_set[0], seed + 1))
    return plain, shuffled
