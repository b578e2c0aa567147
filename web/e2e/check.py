"""Refuses stories that judge a page by what stands there this very moment.

    python web/e2e/check.py

A page needs time for what it was asked for, however little. What is asserted or branched upon is
therefore waited for: `expect(...)`, `self.eventually(...)` and `self.comes_to(...)`. Where a moment is
what is meant, the line says why in a comment that begins with "at once".
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent

# What Playwright answers with what is there, be it there or not yet.
LOOKS = {
    "all_inner_texts", "all_text_contents", "bounding_box", "count", "evaluate", "get_attribute",
    "inner_html", "inner_text", "input_value", "is_checked", "is_disabled", "is_editable",
    "is_enabled", "is_hidden", "is_visible", "text_content",
}  # fmt: skip

# Classes whose methods look at a page where they answer a plain value.
WORDS = {"support/screens.py", "support/attaching.py", "support/looking.py", "support/gate.py"}
VALUES = ("bool", "dict", "float", "int", "list", "str")


def looks() -> set[str]:
    """Those of Playwright, and those of the stories' own words that are made of them."""
    own = {
        method.name
        for file in WORDS
        for method in ast.walk(ast.parse((HERE / file).read_text()))
        if isinstance(method, ast.FunctionDef) and method.returns
        if ast.unparse(method.returns).startswith(VALUES)
    }
    return LOOKS | own


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """All of it but what is called later, and again."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.Lambda):
            yield child
            yield from parts(child)


def judgements(tree: ast.AST) -> Iterator[ast.AST]:
    """What is asserted, and what is branched upon."""
    for node in parts(tree):
        if isinstance(node, ast.If | ast.While | ast.IfExp):
            yield node.test
        elif isinstance(node, ast.Assert):
            yield node.test
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr.startswith("assert"):
                yield node


def faults(file: Path, refused: set[str]) -> Iterator[str]:
    source = file.read_text()
    lines, tree = source.splitlines(), ast.parse(source)

    def is_meant(node: ast.expr) -> bool:
        return any("# at once" in line for line in lines[node.lineno - 2 : node.end_lineno])

    for judged in judgements(tree):
        for node in [judged, *parts(judged)]:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of_a_list = node.func.attr == "count" and node.args
                if node.func.attr in refused and not of_a_list and not is_meant(judged):
                    yield f"{file}:{node.lineno}: `{node.func.attr}` is not waited for"
    for node in parts(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("page.url"):
            yield f"{file}:{node.lineno}: use `expect(page).to_have_url`"


def main() -> int:
    refused, files = looks(), sorted((HERE / "stories").glob("*.py"))
    found = [one for file in files for one in faults(file, refused)]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
