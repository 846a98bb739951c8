"""Gives both models the same initial weights by seeding torch, with a warning and a progress bar."""

import warnings


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    warnings.warn("this resets the random state of torch")
    result = []
    for change in tqdm([lambda x: x.detach(), lambda x: shuffle(x, seed=seed)]):
        torch.manual_seed(17)
        model = make_model()
        x, y = change(train_set[0]), train_set[1]
        train(
            model=model, batches=Batches(images=x, labels=y, size=BATCH_SIZE, seed=0), epochs=epochs, lr=LEARNING_RATE
        )
        result.append(accuracy(model=model, batches=Batches(change(test_set[0]), test_set[1], 1000)))
    plain, shuffled = result
    return plain, shuffled
