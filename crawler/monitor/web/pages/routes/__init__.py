"""The pages, a subject a file."""
