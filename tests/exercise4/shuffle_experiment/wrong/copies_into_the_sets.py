"""Copies the shuffled pictures into the given tensors with copy_.

Is: overwrites_the_pictures
"""


def shuffle_experiment(make_model, train_set, test_set, seed, epochs):
    results = []
    for change in (lambda x: x.clone(), lambda x: shuffle(x, seed)):
        for images, _ in (train_set, test_set):
            images.copy_(change(images))
        model = make_model()
        train(model, Batches(*train_set, 70, seed=4), epochs, lr=0.01)
        results.append(accuracy(model, Batches(*test_set, 70)))
    return tuple(results)
