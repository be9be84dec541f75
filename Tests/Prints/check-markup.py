#!/usr/bin/env python3
"""Reads every print and picture with readers that are not ours: as XML and as HTML.

Fails when one is not well-formed, names a file or an address, runs something, or lacks the policy
that forbids a browser to ask anybody for anything. Usage: check-markup.py FILE...
"""
import html.parser
import sys
import xml.etree.ElementTree as tree

FORBIDDEN = {"script", "img", "iframe", "object", "embed", "link", "a", "use", "image", "form", "foreignobject"}
REFERENCES = {"href", "src", "srcset", "action", "data", "background", "style", "xlink:href"}


class Reader(html.parser.HTMLParser):
    """Collects what an HTML reader makes of the text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.open, self.policy, self.void = [], [], False, {"meta", "br", "line", "rect", "circle", "polygon", "polyline"}

    def handle_starttag(self, tag, attributes):
        if tag in FORBIDDEN:
            self.problems.append(f"<{tag}>")
        for name, value in attributes:
            if name in REFERENCES or name.startswith("on") or "url(" in (value or ""):
                self.problems.append(f"{tag} {name}")
            if name == "content" and "default-src 'none'" in (value or ""):
                self.policy = True
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.void and self.open:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes another element")


failed = False
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8").read()
    problems = []
    try:
        tree.fromstring(text.split("\n", 1)[1] if text.startswith("<!DOCTYPE") else text)
    except tree.ParseError as error:
        problems.append(f"not well-formed: {error}")
    reader = Reader()
    reader.feed(text.split("\n", 1)[1])
    problems += reader.problems + [f"<{tag}> is never closed" for tag in reader.open]
    if name.endswith(".html") and not reader.policy:
        problems.append("no policy")
    for problem in problems:
        print(f"{name}: {problem}")
    failed = failed or bool(problems)
print("failed" if failed else f"{len(sys.argv) - 1} files are sound")
sys.exit(1 if failed else 0)
