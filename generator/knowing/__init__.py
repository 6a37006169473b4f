"""Learn from a cut article who speaks, of which session, of which sort it is and when it was printed."""
