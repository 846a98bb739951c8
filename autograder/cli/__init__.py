"""The command `autograder`: its subcommands, the tables that they print, and `autograder doctor`."""
