"""The runner, in a package of its own: a sequence may have a module of any other name."""
