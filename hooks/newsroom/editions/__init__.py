"""The forms in which an office hands out an issue or a plan, besides its page.

manuscript  what stands in an edition, as strings: the same for every form, and cheap to compare
reading     a rendered body becomes the small tree of `document`, from which every form is written
"""
