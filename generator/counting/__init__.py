"""Counts words year by year: which ones, how often, on which lines, and what is typical of a year."""
