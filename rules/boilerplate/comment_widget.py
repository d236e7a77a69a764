from __future__ import annotations

from corpuslint.rule import Bad, Good

from ._phrase_rule import PhraseRule


class CommentWidget(PhraseRule):
    """A comment form or counter is left in the text.

    What it does:
      Finds what the comment section of a page says: invitations, counters, log-in prompts, forms.

    Why it is a problem:
      Nothing of it is the article. Left in, it is translated, counted and learned.

    How it decides:
      The whole line is a phrase of the furniture lexicon, whatever case, number, arrow or emoji it
      comes with, or several of them side by side. A phrase that may as well be article text counts
      only beside others or at the edge of the page.

    Fix safety:
      Safe for a line that is the phrase and nothing else; unsafe where the line holds a title or a
      name as well, or where the phrase may be article text.
    """

    code = "BLR001"
    name = "comment-widget"
    noun = "comment section"
    kinds = frozenset(("comment", "reply", "login"))

    bad = (
        Bad(
            "The council met on Friday.\n\n⟦Post a Comment\n\n0 Comments⟧\n",
            fixed="The council met on Friday.\n",
        ),
        Bad(
            "The council met on Friday.\n\n⟦Leave a Reply⟧\n\nThe bridge opens in May.\n",
            fixed="The council met on Friday.\n\nThe bridge opens in May.\n",
        ),
        Bad(
            "The council met on Friday.\n⟦Lini një koment⟧\n",
            fixed="The council met on Friday.\n",
        ),
    )
    good = (
        Good("The mayor declined to comment.\n"),
        Good(
            "Comments\n\nThe mayor made three remarks on the bridge.\n\nShe praised the builders.\n"
        ),
    )
