"""RSS, Atom, JSON Feed and OPML: entries in, bytes out."""
