"""Tashih: visits news articles again and again and keeps every revision of them."""
