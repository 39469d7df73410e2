"""Finding articles, as pure functions: what feeds, sitemaps and front pages name, and what a site tells about itself.

Whatever a listing says was written by somebody else. It is read within limits, its faults are named, and its times are claims.
"""
