"""Shuffles training and test pictures in one call, does the shuffled training first and gives the results the right way round."""

def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    sizes = [len(train_set[1]), len(test_set[1])]
    together = torch.cat([train_set[0], test_set[0]])
    results = {}
    for name, images in (("shuffled", shuffle(together, seed)), ("plain", together)):
        model = make_model()
        learn, judge = images.split(sizes)
        train(model, Batches(learn, train_set[1], BATCH_SIZE, seed=7), epochs, lr=LEARNING_RATE, momentum=0.9)
        results[name] = accuracy(model, Batches(judge, test_set[1], 64))
    return results["plain"], results["shuffled"]
