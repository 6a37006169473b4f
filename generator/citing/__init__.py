"""What other programs take an article by: references, the head of its page, its text as a file."""
