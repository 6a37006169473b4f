"""Tables that are true of every Chinese newspaper: surnames, strokes, posts."""
