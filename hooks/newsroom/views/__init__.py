"""Lists and relations of the content: what stands beside what, in which order."""
