"""From Markdown to a published office site.

content   docs/ and bulletins/ are read, repaired, checked and rendered once into a Collection
views     lists and relations of it: by month, topic, agency, place; previous and next; what is related
feeds     RSS, Atom and JSON Feed of them, with ids that survive renaming; agenda: calendars of tasks and events
search    an index of their passages; editions: print, mail and speech of an issue; reports: what was done
site      the pages all those become: addresses, listings, redirects, sitemap, assets
events    (hooks/events.py) hands the pages to MkDocs and swaps the finished site in
"""
