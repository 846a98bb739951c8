"""Changes the training pictures only.

Is: tests_the_second_model_on_plain_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for images in (train_set[0], shuffle(train_set[0], seed)):
        model = make_model()
        train(model, Batches(images, train_set[1], 13, seed=0), epochs, lr=0.05)
        results.append(accuracy(model, Batches(*test_set, 17)))
    return np.array(results)
