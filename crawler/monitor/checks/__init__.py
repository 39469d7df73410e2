"""What `tashih verify` looks at, one kind of document a file; each check is a walk that yields faults."""
