"""The web service behind ``tashih serve``: dashboard pages, JSON API, Memento, feeds, accounts."""
