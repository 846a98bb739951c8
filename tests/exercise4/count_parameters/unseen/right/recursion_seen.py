"""Recursion over the children with what is seen already kept in a set; gives a list."""


def count_parameters(model):
    seen = set()

    def count(module):
        total = trainable = 0
        for parameter in module.parameters(recurse=False):
            if id(parameter) in seen:
                continue
            seen.add(id(parameter))
            total += parameter.nelement()
            trainable += parameter.nelement() * parameter.requires_grad
        for child in module.children():
            more, more_trainable = count(child)
            total, trainable = total + more, trainable + more_trainable
        return total, trainable

    return list(count(model))
