"""Recursion through the children, each tensor once.
"""

def count_parameters(model):
    seen = {}

    def collect(module):
        for parameter in module._parameters.values():
            if parameter is not None:
                seen[id(parameter)] = parameter
        for child in module.children():
            collect(child)

    collect(model)
    total = sum(int(np.prod(p.shape, dtype=np.int64)) for p in seen.values())
    frozen = sum(int(np.prod(p.shape, dtype=np.int64)) for p in seen.values() if not p.requires_grad)
    return (total, total - frozen)
