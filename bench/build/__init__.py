"""Build time, memory and output of this generator and of stock Material, on the same articles.

`source` reads the repository, `corpus` composes articles out of the plans' sentences, `ours` and
`stock` lay them out as two projects, `measure` builds one project in a fresh process, `figures`
sets the results beside the goals.
"""
