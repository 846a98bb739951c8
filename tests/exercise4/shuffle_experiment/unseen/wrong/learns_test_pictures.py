"""The second model learns from test pictures too, since both sets are shuffled together and not cut apart for training.

Shows with any sets: test pictures are seen in training.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    plain_model = make_model()
    train(plain_model, Batches(*train_set, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)

    images = shuffle(torch.cat([train_set[0], test_set[0]]), seed)
    labels = torch.cat([train_set[1], test_set[1]])
    shuffled_model = make_model()
    train(shuffled_model, Batches(images, labels, BATCH_SIZE, seed=0), epochs, lr=LEARNING_RATE)
    n = len(train_set[1])
    return (
        accuracy(plain_model, Batches(*test_set, BATCH_SIZE)),
        accuracy(shuffled_model, Batches(images[n:], labels[n:], BATCH_SIZE)),
    )
