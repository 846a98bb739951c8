"""Lets the models learn from test pictures too.

Costs: 4
Says: what this model learns from
Hint: Then the test asks for what has been learnt by heart, and its result says nothing about
    new pictures. Test pictures are for measuring only.
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    x_train, y_train = train_set
    x_test, y_test = test_set

    y_train = torch.cat([y_train, y_test])
    plain_model = make_model()
    train(plain_model, Batches(torch.cat([x_train, x_test]), y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    plain = accuracy(plain_model, Batches(x_test, y_test, BATCH_SIZE))

    x_train, x_test = shuffle(x_train, seed), shuffle(x_test, seed)
    shuffled_model = make_model()
    train(shuffled_model, Batches(torch.cat([x_train, x_test]), y_train, BATCH_SIZE, seed=0), epochs, LEARNING_RATE)
    shuffled = accuracy(shuffled_model, Batches(x_test, y_test, BATCH_SIZE))
    return plain, shuffled
