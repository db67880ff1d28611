"""Streams, for sequences that do not bring this package of their own."""
