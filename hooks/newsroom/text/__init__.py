"""Vietnamese text, dates, Markdown, speech and plain file formats; knows no content type."""
