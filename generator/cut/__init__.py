"""Cut a page into articles: line by line, from shapes to outline to repaired text. Knows newspapers, no paper."""
