"""The house style as checking functions: each takes a file and returns what stands out."""

from __future__ import annotations

import ast
import re
import tokenize
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("main.py", "ui", "models", "reports", "build")
TOP_LEVEL = {
    "main.py", "ui", "models", "reports", "resources", "build", "tests",
    "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md",
}  # fmt: skip
MADE_BY_RUNNING = {"out", "dist", "__pycache__"}
TEXT_FILES = {
    ".py", ".toml", ".md", ".txt", ".in", ".json", ".csv", ".tsv", ".svg", ".html", ".qss",
    ".nsi", ".spec", ".xml", ".sh", "",
}  # fmt: skip

NETWORK = {
    "socket", "socketserver", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib",
    "telnetlib", "nntplib", "xmlrpc", "requests", "httpx", "aiohttp", "urllib3",
    "PySide6.QtNetwork", "PySide6.QtWebSockets",
}  # fmt: skip
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|misc|common|manager)(_|$)", re.IGNORECASE)
EMPTY_CLASSES = re.compile(r"(Utils?|Helpers?|Misc|Common|Manager)(?![a-z])")
# In brackets, else this file would be the first to break the rule.
LEFT_OPEN = re.compile(r"\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b")
SOFT_MARKS = {"skip", "skipif", "xfail", "importorskip", "SkipTest"}


@dataclass(frozen=True)
class Source:
    """One Python file: where it stands in the house (``models/kinds.py``) and what it says."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def room(self) -> str:
        return self.place.split("/", maxsplit=1)[0]

    def at(self, node: ast.expr | ast.stmt, what: str) -> str:
        return f"{self.place}:{node.lineno}: {what}"


Rule = Callable[[Source], Iterable[str]]


def files(*tops: str) -> Iterator[Path]:
    """Yield every file below these entries of the checkout, without what running leaves."""
    for top in tops:
        start = ROOT / top
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def sources(*tops: str) -> Iterator[Source]:
    """Yield every Python file below these entries."""
    for path in files(*tops):
        if path.suffix == ".py":
            yield Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def function_at_most_40_lines(source: Source) -> Iterator[str]:
    for node in functions(source):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > 40:
            yield source.at(node, f"{node.name} has {length} lines")


def file_at_most_300_lines(source: Source) -> Iterator[str]:
    length = source.text.count("\n")
    if length > 300:
        yield f"{source.place}: {length} lines"


def at_most_five_positional_arguments(source: Source) -> Iterator[str]:
    for node in functions(source):
        names = [each.arg for each in node.args.posonlyargs + node.args.args]
        count = len([name for name in names if name not in {"self", "cls"}])
        if count > 5:
            yield source.at(node, f"{node.name} takes {count}")


def names_say_something(source: Source) -> Iterator[str]:
    for part in Path(source.place).with_suffix("").parts:
        if EMPTY_NAMES.search(part):
            yield f"{source.place}: {part}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and EMPTY_CLASSES.search(node.name):
            yield source.at(node, node.name)
        if isinstance(node, ast.FunctionDef) and EMPTY_NAMES.search(node.name):
            yield source.at(node, node.name)


def names_are_ascii(source: Source) -> Iterator[str]:
    for token in tokenize.generate_tokens(StringIO(source.text).readline):
        if token.type == tokenize.NAME and not token.string.isascii():
            yield f"{source.place}:{token.start[0]}: {token.string}"


def module_opens_with_a_sentence(source: Source) -> Iterator[str]:
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield source.place


def public_functions_have_docstrings(source: Source) -> Iterator[str]:
    """Look at module functions and methods of public classes; dunders and _names are private."""
    holders: list[ast.Module | ast.ClassDef] = [source.tree]
    holders += [
        n for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef) and n.name[0] != "_"
    ]
    for holder in holders:
        for node in holder.body:
            if isinstance(node, ast.FunctionDef) and node.name[0] != "_" and not _is_told(node):
                yield source.at(node, node.name)


def _is_told(node: ast.FunctionDef) -> bool:
    # A property is a noun and says itself; an @override is told where it was first promised.
    told_elsewhere = {"property", "cached_property", "setter", "override", "overload"}
    marks = {getattr(each, "attr", getattr(each, "id", "")) for each in node.decorator_list}
    return bool(ast.get_docstring(node) or marks & told_elsewhere)


def no_network(source: Source) -> Iterator[str]:
    for node, name in imported(source):
        if any(name == each or name.startswith(f"{each}.") for each in NETWORK):
            yield source.at(node, name)


def imported(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Yield every imported dotted name, ``from a import b`` as ``a`` and ``a.b``."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{each.name}") for each in node.names)


def only_the_console_prints(source: Source) -> Iterator[str]:
    if source.place.startswith("ui/console/") or source.room in {"build", "tests"}:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            yield source.at(node, "print")


def nothing_is_left_open(source: Source) -> Iterator[str]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if LEFT_OPEN.search(line):
            yield f"{source.place}:{number}: {line.strip()[:60]}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise) and node.exc and "NotImpl" in ast.unparse(node.exc):
            yield source.at(node, ast.unparse(node))


def tests_do_not_sleep(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "time.sleep":
            yield source.at(node, "time.sleep")
    for node, name in imported(source):
        if name == "time.sleep":
            yield source.at(node, name)


def tests_are_not_soft(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        name = getattr(node, "attr", None) or getattr(node, "id", None)
        if isinstance(node, ast.Attribute | ast.Name) and name in SOFT_MARKS:
            yield source.at(node, str(name))


def invisible_characters(place: str, text: str) -> Iterator[str]:
    """Yield characters that do not show, or that turn the reading direction."""
    for number, line in enumerate(text.split("\n"), 1):
        for letter in line:
            if letter not in "\t\u3000 " and _is_invisible(letter):
                yield f"{place}:{number}: U+{ord(letter):04X}"


def _is_invisible(letter: str) -> bool:
    if unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cn", "Zl", "Zp", "Zs"}:
        return True
    # Variation selectors and the Hangul fillers are letters by category and empty to the eye.
    return 0xFE00 <= ord(letter) <= 0xFE0F or letter in "\u115f\u1160\u3164\uffa0\u2800"


def crowded_folders(places: Iterable[str]) -> Iterator[str]:
    """Yield folders with more than 12 modules; migration steps grow by nature."""
    held: Counter[str] = Counter()
    for place in places:
        folder, _, name = place.rpartition("/")
        if name != "__init__.py" and not folder.endswith("/steps"):
            held[folder] += 1
    return (f"{folder}: {count} modules" for folder, count in held.items() if count > 12)


def strangers_at_top_level(names: Iterable[str]) -> list[str]:
    """Return entries of the checkout that the house has no place for."""
    seen = {name for name in names if not name.startswith(".")}
    return sorted(seen - TOP_LEVEL - MADE_BY_RUNNING)


PROGRAM = ("main.py", "ui", "models", "reports")
EVERYTHING = (*ROOMS, "tests")

# Which rule holds where. Tests may be long: a journey is read from top to bottom.
RULES: dict[Rule, tuple[str, ...]] = {
    function_at_most_40_lines: ROOMS,
    file_at_most_300_lines: ROOMS,
    at_most_five_positional_arguments: ROOMS,
    names_say_something: EVERYTHING,
    names_are_ascii: EVERYTHING,
    module_opens_with_a_sentence: EVERYTHING,
    public_functions_have_docstrings: ("models", "reports"),
    no_network: PROGRAM,
    only_the_console_prints: PROGRAM,
    nothing_is_left_open: EVERYTHING,
    tests_do_not_sleep: ("tests",),
    tests_are_not_soft: ("tests",),
}
