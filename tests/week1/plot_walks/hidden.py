"""What `plot_walks` is graded by: what the figure shows, asked for in the student's kernel."""

from autograder.testing import agree_probe, claim, hidden


def shows(lines):
    """Lines of a probe that draw and then ask the axes for something."""
    return f"plt.close('all')  # what an earlier call left open\naxes = plot_walks(km, minutes)\n{lines}"


POINTS = shows("[points.get_offsets() for points in axes.collections]")
LINE = shows(
    "[[line.get_xdata()[0], line.get_xdata()[-1], line.get_ydata()[0], line.get_ydata()[-1]] for line in axes.lines]"
)
STYLE = shows("[line.get_linestyle() for line in axes.lines]")
LABEL = shows("[line.get_label() for line in axes.lines]")
WORDS = shows("[axes.get_xlabel(), axes.get_ylabel()]")
TITLE = shows("axes.get_title()")
LEGEND = shows("[text.get_text() for text in axes.get_legend().get_texts() if text.get_text() == 'mean time']")
BESIDE = shows(
    "legend = axes.get_legend()\n"
    "beside = zip(legend.legend_handles, legend.get_texts())\n"
    "['line' if hasattr(sign, 'get_xdata') else 'points' for sign, text in beside if text.get_text() == 'mean time']"
)
FIGURE = """
plt.close("all")
first = plot_walks(km, minutes)
second = plot_walks(km, minutes)
alike = [first is second, first.figure is second.figure]
others = len(first.texts) + len(first.patches) + len(first.images) + len(first.tables)
drawn = [len(first.collections), len(first.lines), others]
"""


def some_walks(rng, count):
    """Distances below 15 and times above 20, so that it shows which is which."""
    return {"km": rng.uniform(1.0, 15.0, size=count), "minutes": rng.uniform(20.0, 200.0, size=count)}


@hidden("plot_walks", points=1.5)
def walks_are_points(answer, reference, rng):
    """Each walk is a point, with its distance to the right and its time upwards."""
    for count in (6, 1):
        agree_probe(
            answer,
            reference,
            POINTS,
            called="plot_walks(km, minutes), its points",
            look_at="what lies on which axis",
            rtol=1e-12,
            **some_walks(rng, count),
        )


@hidden("plot_walks", points=1.5)
def the_mean_time_is_a_dashed_line(answer, reference, rng):
    """The mean time is shown by a single horizontal line."""
    agree_probe(
        answer,
        reference,
        LINE,
        called="plot_walks(km, minutes), its lines: from where to where in the axes' width (0 to 1), height at both "
        "ends",
        look_at="at which height the line is, and how it is drawn",
        rtol=1e-12,
        **some_walks(rng, 5),
    )
    walks = some_walks(rng, 4)
    with claim("The line is dashed."):
        agree_probe(answer, reference, STYLE, called="plot_walks(km, minutes), the style of its lines", **walks)
    with claim("The line has its label."):
        agree_probe(answer, reference, LABEL, called="plot_walks(km, minutes), the labels of its lines", **walks)
    lists = {name: values.tolist() for name, values in some_walks(rng, 3).items()}
    agree_probe(answer, reference, LINE, called="plot_walks(km, minutes) of two lists, its lines", rtol=1e-12, **lists)


@hidden("plot_walks", points=1)
def axes_and_title_have_their_words(answer, reference, rng):
    """Both axes have their labels."""
    agree_probe(answer, reference, WORDS, called="plot_walks(km, minutes), its labels", **some_walks(rng, 4))
    for count in (4, 1, 11):
        with claim("The title tells how many walks there are."):
            agree_probe(answer, reference, TITLE, called=f"plot_walks of {count}, its title", **some_walks(rng, count))


@hidden("plot_walks", points=0.5)
def the_legend_names_the_line(answer, reference, rng):
    """The line stands in a legend."""
    agree_probe(
        answer,
        reference,
        LEGEND,
        called="plot_walks(km, minutes), its legend",
        look_at="what makes a legend appear",
        **some_walks(rng, 4),
    )
    with claim("In the legend the label stands beside the line."):
        agree_probe(
            answer,
            reference,
            BESIDE,
            called="plot_walks(km, minutes), beside what its legend has `mean time`",
            look_at="which label belongs to what is drawn: give each its own by label=",
            **some_walks(rng, 3),
        )


@hidden("plot_walks", points=0.5)
def each_call_has_a_figure_of_its_own(answer, reference, rng):
    """A second call draws on a figure of its own."""
    walks, twice = some_walks(rng, 4), "plot_walks(km, minutes) twice"
    called = f"{twice}: whether the axes are the same, and whether the figure is"
    look_at = "on which figure the second call draws"
    agree_probe(answer, reference, FIGURE + "alike", called=called, look_at=look_at, **walks)
    lines, called = FIGURE + "len(first.figure.axes)", f"{twice}: how many axes the first figure has"
    with claim("Each figure has a single axes."):
        agree_probe(answer, reference, lines, called=called, **walks)
    called = f"{twice}: how many calls of scatter, lines and other things there are in the first figure"
    with claim("Nothing else is drawn than the points and the line."):
        agree_probe(answer, reference, FIGURE + "drawn", called=called, **walks)
