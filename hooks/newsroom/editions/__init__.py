"""The forms in which an office hands out an issue or a plan, besides its page.

manuscript  what stands in an edition, as strings: the same for every form, and cheap to compare;
            `compiling` makes it of an issue or a plan
reading     a rendered body becomes the small tree of `document`, from which every form is written
forms       the list of forms, each a function from manuscript and pictures to bytes
press       writes what is not on the `shelf` yet; `publishing` offers the finished files to pages
"""
