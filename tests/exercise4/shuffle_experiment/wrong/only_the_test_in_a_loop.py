"""In a loop over tests, both models learn from plain pictures.

Is: trains_on_plain_and_tests_on_shuffled
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for test_images in (test_set[0], shuffle(test_set[0], seed)):
        model = make_model()
        train(model, Batches(*train_set, 32, seed=1), epochs, lr=0.01)
        results.append(accuracy(model, [(test_images, test_set[1])]))
    return np.array(results)
