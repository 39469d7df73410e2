"""A cluster of workers on one machine, one of them killed in mid-crawl."""
