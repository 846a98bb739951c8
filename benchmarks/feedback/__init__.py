"""Feedback of stock nbgrader, otter-grader and this engine on the same answers: `python -m benchmarks.feedback`."""
