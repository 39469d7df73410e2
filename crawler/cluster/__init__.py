"""The schedule on many machines: hosts are handed out as messages, and worked off by crawls of the same code."""
