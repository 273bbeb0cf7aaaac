"""Vietnamese text, dates, Markdown and speech; knows no content type."""
