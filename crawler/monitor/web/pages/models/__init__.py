"""What the pages show, as plain values computed from revisions, visits and articles by pure functions."""
