"""The letter with a space behind it."""

answer = "c "
typical_walk = answer
