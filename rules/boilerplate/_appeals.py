"""Appeals to the reader in English: to like, follow, subscribe, give money, share, comment."""

from __future__ import annotations

import re

_OUR_THING = (
    r"(?:our|the|my|this|us)\b[^.!?\n]{0,40}"
    r"\b(?:page|channel|newsletters?|app|profile|group|community|feed|mailing list|bulletin)"
)
_NETWORK = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|viber|youtube|linkedin|tiktok|threads|bluesky"
    r"|google news|messenger|social (?:media|networks)|x)\b"
)
# Each alternative is an appeal to the reader; it must open a sentence, perhaps after "please".
APPEAL = re.compile(
    r"(?:^|[.!?…:;,–-]\s+|\bplease,? |\band |[“\"(])"
    r"(?:please,? |you can |to stay up to date,? |don['’]t forget to "
    r"|for more (?:news|stories),? )?"
    r"(?P<appeal>"
    r"(?:give|leave|hit|drop) us a (?:like|follow|thumbs up|share|review)"
    r"|(?:like|follow|join|find|visit) (?:us|our (?:page|channel|group|team)|@\w{2,30}) "
    rf"(?:now )?(?:on|at|via|in) (?:our )?{_NETWORK}"
    rf"|follow (?:@\w{{2,30}}|[^.!?\n]{{2,50}}) on {_NETWORK}(?:\s*[.!:@(]|$| (?:to|for|and) )"
    r"|(?:sign up|sign-up|subscribe) (?:for|to) [^.!?\n]{2,60} (?:newsletters?|magazine|today|here"
    r"|now|for free|podcast|updates|alerts)\b"
    rf"|(?:subscribe|sign up|sign-up|join|register|opt in) (?:to|for|now for) {_OUR_THING}"
    rf"|(?:like|follow|join|visit) our [^.!?\n]{{0,30}}{_NETWORK}"
    rf"|download {_OUR_THING}|get {_OUR_THING}|install {_OUR_THING}"
    r"|(?:share|forward|send) this (?:article|story|post|news|page|video|text)"
    r" (?:with|on|to|via|among|by)\b"
    r"|share (?:it|this) (?:with|on|via|among) (?:a friend|your|others|friends|social|facebook"
    r"|twitter)"
    r"|click (?:here|on the link|the link|below) to (?:read|subscribe|sign|join|follow|see|watch"
    r"|get|download|register|support|donate|share|listen|view|find|learn)"
    r"|support (?:our|independent|quality|local) (?:work|journalism|project|media|reporting"
    r"|mission)"
    r"|(?-i:Support (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,3}) (?:so (?:that )?we\b|and make a difference"
    r"|(?:and|to) (?:help|keep) us\b|by (?:becoming|making|donating|joining)\b)"
    r"|(?:make|consider making) a (?:small |one-time |one-off |monthly |regular |tax-deductible )?"
    r"(?:donation|contribution|gift) (?:to|today|now|via|through|and)\b"
    r"|(?:donate|subscribe|sign up|chip in) (?:now|today|here)\b"
    r"|help us (?:keep (?:our|this|the|reporting|going)|continue|grow|fund|sustain|cover the"
    r"|bring you|report|reach more|(?:stay|remain) (?:independent|free|online))\b"
    r"|pledge your support|never miss (?:a|an|another) (?:story|update|episode|post|issue)\b"
    r"|(?:get|receive|have) [^.!?\n]{3,60} (?:delivered|sent|straight|right|direct(?:ly)?) to your "
    r"(?:e-?mail|inbox|phone)"
    r"|enter your e-?mail(?: address)?|(?:send|e-?mail) us your|(?:got|have) a (?:news )?tip\b"
    r"|have your say"
    r"(?:!|[.:]?$| (?:below|here|in the comments|on our|by e-?mail)\b)"
    r"|join the (?:conversation|discussion|debate) (?:below|on|in|at|by)\b"
    r"|(?:click|tap|press|hit|smash) (?:on )?(?:the )?(?:to )?(?:subscribe|bell|like)\b"
    r"|(?:become|consider becoming) (?:a|our) (?:member|supporter|subscriber|patron|friend)\b"
    r"|turn on (?:push )?notifications|(?:disable|turn off) your ad ?-?blocker"
    r"|tell us (?:what you think )?in the comments|let us know (?:what you think )?in the comments"
    r"|(?:leave|write|post|share) (?:a|your) (?:comment|thoughts|opinion|views)s? (?:below|in the)"
    r"|buy (?:us|me) a coffee|thank you for (?:reading|subscribing|your support)"
    r"|(?:we|our team) (?:write|work|report)s? for you|every day we (?:write|work|report) for you"
    r"|if you (?:like|liked|enjoy|enjoyed|love) (?:this|our|the|what) "
    r"(?:article|story|post|work|content|news|page|text|you)"
    r"|if you found this (?:article|story) (?:useful|interesting|helpful)"
    r")",
    re.IGNORECASE,
)
# What only a page that asks for money, an address or a comment says of itself, in any place.
PLEA = re.compile(
    r"\b(?P<appeal>"
    r"we (?:rely|depend|count) (?:up)?on (?:your|our readers|readers|donations|contributions"
    r"|supporters)\b[^.!?\n]{0,40}"
    r"|we need your (?:help|(?:financial |continued |ongoing )?support|donations?|contributions?)"
    r"|your (?:donation|contribution|gift|membership|subscription|support) (?:helps|keeps|makes"
    r"|allows|enables|ensures|goes|funds|will (?:help|keep|go|allow))\b"
    r"|no (?:extra|additional) cost to you\b|(?:we|our) [^.!?\n]{0,80}\bat no cost to you\b"
    r"|since you['’](?:re|ve) (?:here|been reading)|reader-(?:supported|funded)\b"
    r"|for as little as [$£€]\d"
    r"|help(?:s|ing)? (?:us )?(?:to )?keep(?:ing)? (?:our|this) (?:journalism|reporting|site"
    r"|content|work) (?:free|open|independent|alive|going)"
    r"|you (?:may|can) (?:unsubscribe|opt out|cancel)\b[^.!?\n]{0,40}\b(?:time|moment|newsletters?)"
    r"|we(?:['’]ll| will) (?:never|not) share your (?:e-?mail|address|details|data)"
    r"|(?:subscription|subscribing) to (?:our|the) [^.!?\n]{0,60}\bnewsletters?"
    r"|comments (?:are|will be) (?:moderated|reviewed|closed|published)"
    r"|if you (?:send us|post|leave) a comment\b|your comments? (?:will|may) be\b"
    r"|(?:we may|we|may) (?:earn|receive|get) (?:a|an) (?:small )?(?:affiliate )?commission"
    r")",
    re.IGNORECASE,
)
# One of them is in every appeal and plea.
TRIGGERS = (
    *("us a like", "us a follow", "us a thumbs up", "us a share", "us a review"),
    *("follow us", "like us", "join us", "find us", "visit us", "follow @"),
    *("on facebook", "on twitter", "on instagram", "on telegram", "on whatsapp", "on viber"),
    *("on youtube", "on linkedin", "on tiktok", "on threads", "on bluesky", "on google news"),
    *("on social media", "on social networks", "via telegram", "via whatsapp", "on x"),
    *("subscribe to", "sign up", "sign-up", "register for", "opt in", "our channel"),
    *("our page", "our group", "our team", "our facebook", "our twitter", "our telegram"),
    *("our whatsapp", "our viber", "our instagram", "our youtube", "our newsletter"),
    *("our app", "the app", "our community", "our mobile app", "mailing list"),
    *("this article", "this story", "this post", "this news", "this page", "this video"),
    *("this text", "share it", "share this", "click here", "click on the link", "click the"),
    *("click below", "our work", "journalism", "our project", "our mission", "donation"),
    *("contribution", "a member", "our member", "a supporter", "a subscriber", "a patron"),
    *("notifications", "ad blocker", "adblocker", "ad-blocker", "the comments"),
    *("a coffee", "thank you for", "for you", "comment below", "thoughts below"),
    *("opinion below", "views below", "our reporting", "independent media", "if you like"),
    *("if you liked", "if you enjoy", "if you enjoyed", "if you love"),
    *("so we", "so that we", "make a difference", "by becoming", "by making", "by donating"),
    *("by joining", "help us", "keep us", "donate now", "donate today", "donate here"),
    *("chip in", "subscribe now", "subscribe today"),
    *("subscribe here", "pledge", "a gift", "-deductible gift"),
    *("never miss", "to your inbox", "to your email", "to your e-mail", "to your phone"),
    *("enter your", "send us", "email us", "e-mail us", "a tip", "news tip", "your say"),
    *("join the conversation", "join the discussion", "join the debate", "to subscribe"),
    *("subscribe button", "the bell", "we rely", "we depend", "we count", "we need your"),
    *("your donation", "your contribution", "your gift", "your membership", "cost to you"),
    *("your subscription", "your support", "since you're here", "since you’re here"),
    *("since you've been", "since you’ve been", "reader-supported", "reader-funded"),
    *("as little as", "keep our", "keep this", "keeping our", "keeping this", "unsubscribe"),
    *("opt out", "may cancel", "can cancel", "never share your", "not share your"),
    *("newsletter", "newsletters", "comments are", "comments will", "comment will"),
    *("comments may", "us a comment", "post a comment", "leave a comment", "a commission"),
    *("small commission", "affiliate commission"),
)
