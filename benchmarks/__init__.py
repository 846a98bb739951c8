"""How fast grading is: the same class through stock nbgrader and through this engine. Run by `make bench`."""
