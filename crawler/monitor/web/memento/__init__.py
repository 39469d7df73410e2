"""Memento (RFC 7089): revisions of an article as mementos of its address, by time."""
