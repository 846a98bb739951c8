"""Bayes' rule as it stands, but with decimal numbers, which do not underflow."""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext


def responsibilities(x, clusters):
    def row(point):
        terms = []
        for mu, sig, pi in clusters:
            point_, mu, sig, pi = (Decimal(float(v)) for v in (point, mu, sig, pi))
            terms.append(pi / sig * (-((point_ - mu) ** 2) / (2 * sig**2)).exp())
        total = sum(terms)
        return [float(t / total) for t in terms]

    with localcontext(Context(prec=40, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        return np.array(row(x) if np.ndim(x) == 0 else [row(p) for p in x])
