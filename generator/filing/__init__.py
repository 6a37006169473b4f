"""What an article is about: themes, districts, keywords, each with the words that prove it."""
