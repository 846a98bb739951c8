"""Trains the second model on shuffled pictures and tests it on plain ones.

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
    images, labels = train_set
    test_batches = Batches(*test_set, BATCH_SIZE)

    model = make_model()
    train(model, Batches(images, labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    plain = accuracy(model, test_batches)

    model = make_model()
    images = shuffle(images, seed)
    train(model, Batches(images, labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    shuffled = accuracy(model, test_batches)
    return plain, shuffled
