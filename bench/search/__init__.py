"""Search engines compared on the same pages and queries."""
