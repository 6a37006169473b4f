"""Values as JSON on one line without a space to spare, for programs alone to read."""

import json

write_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Return a value as JSON; made once, since making what writes costs as much as writing a short value."""
