"""From Markdown to a published office site.

content   docs/ and bulletins/ are read, repaired, checked and rendered once into a Collection
views     lists and relations of it: by month, topic, agency, place; previous and next; what is related
site      the pages those become: addresses, listings, redirects, sitemap, assets
feeds     RSS, Atom and JSON Feed of the same items, with ids that survive renaming
agenda    tasks and events as calendars and lists for other programs
search    an index of their passages; editions: the print of an issue or a plan
events    (hooks/events.py) hands the pages to MkDocs and swaps the finished site in
"""
