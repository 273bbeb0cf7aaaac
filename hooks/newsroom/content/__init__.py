"""Disk to objects: models, front matter, collecting, checking, and the problems found on the way."""
