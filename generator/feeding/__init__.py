"""What programs come for by themselves: feeds, Dublin Core records, robots.txt, the description of the search."""
