"""What the tests of filing share: made-up articles, the five pages, and what they are expected to be filed under."""
