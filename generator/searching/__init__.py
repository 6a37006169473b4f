"""The search: an index written at build time that one small script in the browser reads, from a server or a disk alike."""
