"""Made from smaller functions with functools.partial, map and reduce."""

import functools


def right_and_total(model, batch):
    images, labels = batch
    return np.array([(model(images).argmax(1) == labels).sum().item(), len(labels)])


def without_a_trace(measure, model, batches):
    mode = model.training
    with torch.no_grad():
        result = measure(model.eval(), batches)
    model.train(mode)
    return result


def ratio(model, batches):
    right, total = functools.reduce(np.add, map(functools.partial(right_and_total, model), batches))
    return right / total


accuracy = functools.partial(without_a_trace, ratio)
