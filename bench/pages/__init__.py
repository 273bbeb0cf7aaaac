"""How pages reach a phone: ours beside stock Material's, the same articles, served by nginx.

`python -m bench.pages` builds both, serves both, and lets Lighthouse's mobile profile open the same
four kinds of pages of each in turn. It also asks nginx whether it sends what was generated for it.
"""
