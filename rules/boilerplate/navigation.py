from __future__ import annotations

from corpuslint.rule import Bad, Good

from ._phrase_rule import PhraseRule


class Navigation(PhraseRule):
    """A piece of the page’s navigation is left in the text.

    What it does:
      Finds menus, breadcrumbs, pagers, search boxes, section names, tag lists, headings of news
      lists, read-more links, print and e-mail links, loading and error messages.

    Why it is a problem:
      It belongs to the page around the article. The same menu
      stands on every page of a site.

    How it decides:
      The whole line is a phrase of the furniture lexicon, whatever case, number, arrow or emoji it
      comes with, or several of them side by side. A phrase that may as well be article text counts
      only beside others or at the edge of the page.

    Fix safety:
      Safe for a line that is the phrase and nothing else; unsafe where the line holds a title or a
      name as well, or where the phrase may be article text.
    """

    code = "BLR003"
    name = "navigation"
    noun = "navigation"
    kinds = frozenset(
        (
            "navigation",
            "section",
            "search",
            "pager",
            "tags",
            "categories",
            "archive",
            "read_more",
            "latest",
            "popular",
            "print",
            "email",
            "font_size",
            "contact",
            "about",
            "report_error",
            "loading",
            "weather",
            "audio",
            "poll",
        )
    )

    bad = (
        Bad(
            "⟦LATEST NEWS:⟧\n\nBridge opens in May\n\nThe council met on Friday.\n",
            fixed="Bridge opens in May\n\nThe council met on Friday.\n",
        ),
        Bad(
            "⟦Home > World > Europe⟧\n\nBridge opens in May\n",
            fixed="Bridge opens in May\n",
        ),
        Bad(
            "⟦Link to main version⟧\n\nBridge opens in May\n",
            fixed="Bridge opens in May\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Tags: bridge, council, harbour⟧\n",
            fixed="The council met on Friday.\n",
        ),
    )
    good = (
        Good("Politics\n\nThe mayor resigned on Monday.\n"),
        Good("Read more books, the minister told the pupils.\n"),
        Good("The home of the writer was sold.\n"),
    )
