"""Orders Chinese names as printed lists do, by the strokes of the surname (按姓氏笔画)."""

from generator.trade.names import count_strokes


def order_key(name: str) -> tuple[bool, int, str]:
    """Give the key that sorts names by strokes, then by character; unknown surnames last."""
    strokes = count_strokes(name)
    return (not strokes, strokes, name)
