"""What a crawl costs beside a Scrapy spider that does nothing."""
