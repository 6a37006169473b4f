"""What is not to be published any more: words, paragraphs and articles that an archivist withdraws."""
