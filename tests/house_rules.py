"""The rules of the house about imports, state, clocks and writes, read from the source text.

Each rule takes one source file and says what breaks it, with the line. Shapes and sizes are in
`tests/house_shape.py`; which files are looked at is the business of `tests/test_architecture.py`.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One file: its path from the top folder with forward slashes, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> "Source":
        return cls(path, text, ast.parse(text))

    def is_in(self, *folders: str) -> bool:
        return any(self.path == folder or self.path.startswith(folder + "/") for folder in folders)


Finding = tuple[int, str]
Rule = Callable[[Source], Iterator[Finding]]

PROGRAM = ("smallcrm", "ui", "main.py")
_WORDS = frozenset({"resources", "wording", "catalogue", "english_dates"})
# Each room of smallcrm and the rooms it may import from (ARCHITECTURE.md section 2).
_MAY_IMPORT: dict[str, frozenset[str]] = {
    "domain": frozenset({"domain"}),
    "resources": frozenset({"resources"}),
    "english_dates": frozenset({"domain", "english_dates"}),
    "catalogue": frozenset({"domain", "resources", "catalogue"}),
    "wording": frozenset({"domain"}) | _WORDS,
    "storage": frozenset({"domain", "storage", "resources"}),
    "printing": frozenset({"domain", "printing"}) | _WORDS,
    "services": frozenset({"domain", "storage", "services"}) | _WORDS,
    "exchange": frozenset({"domain", "storage", "services", "exchange"}) | _WORDS,
    "commands": frozenset({"domain", "storage", "services", "exchange", "printing", "commands"})
    | _WORDS,
}
_OUTSIDE_WORLD = frozenset(
    {"io", "os", "pathlib", "sqlite3", "socket", "subprocess", "shutil", "tempfile", "urllib"}
)
_STORAGE_ONLY = frozenset({"peewee", "playhouse", "sqlcipher3", "sqlite3"})
_NOT_IN_WINDOW = _STORAGE_ONLY | {"reportlab"}
_KNOW_ROWS = ("smallcrm/storage", "smallcrm/services", "smallcrm/exchange")
_MODELS = "smallcrm.storage.models"
_SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bINSERT (OR \w+ )?INTO\b|\bDELETE FROM\b|\bUPDATE \w+ SET\b"
    r"|\bPRAGMA \w",
    re.DOTALL,
)
_CLOCKS = {
    ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "monotonic"), ("time", "perf_counter"),
    ("time", "localtime"), ("time", "gmtime"), ("time", "sleep"),
    ("QDateTime", "currentDateTime"), ("QDateTime", "currentDateTimeUtc"),
    ("QDate", "currentDate"), ("QTime", "currentTime"),
}  # fmt: skip
_CHANCE = frozenset({"random", "secrets", "uuid"})
_NETWORK = frozenset({"socket", "ssl", "ftplib", "smtplib", "imaplib", "requests", "httpx"})
_NETWORK_PARTS = ("urllib.request", "http.client", "http.server")
_QT_NETWORK = frozenset(
    {"QTcpSocket", "QTcpServer", "QUdpSocket", "QSslSocket", "QNetworkAccessManager"}
)
_SEEDED = "smallcrm/domain/made_up"
_WRITES = frozenset({"create", "insert", "update", "delete", "replace", "bulk_create"})
_STORE_WRITES = frozenset({"action", "insert_many", "next_number", "rebuild_derived"})


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module, and every name imported from one, with dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call with the last name of what it is called on ("" for none) and its own name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, *last_names(node.func)


def last_names(node: ast.expr) -> tuple[str, str]:
    """The last two names of an expression such as a.b.c: ("b", "c")."""
    if isinstance(node, ast.Name):
        return "", node.id
    if isinstance(node, ast.Attribute):
        inner = node.value.func if isinstance(node.value, ast.Call) else node.value
        return last_names(inner)[1], node.attr
    return "", ""


def layers(source: Source) -> Iterator[Finding]:
    """Rooms import only from the rooms below them; no relative imports."""
    room = source.path.removesuffix(".py").split("/")[1] if source.is_in("smallcrm") else ""
    for line, name in imported(source.tree):
        parts = name.split(".")
        if name.startswith("."):
            yield line, "a relative import"
        elif source.is_in("smallcrm") and parts[0] in {"ui", "main", "tests"}:
            yield line, f"smallcrm imports {name}"
        elif source.is_in("ui") and parts[0] in {"main", "tests"}:
            yield line, f"ui imports {name}"
        elif room in _MAY_IMPORT and parts[0] == "smallcrm" and len(parts) > 1:
            if parts[1] not in _MAY_IMPORT[room]:
                yield line, f"{room} imports {name}"
        elif room == "domain" and parts[0] in _OUTSIDE_WORLD:
            yield line, f"domain imports {name}"


def libraries(source: Source) -> Iterator[Finding]:
    """Qt stays in the window; the database driver in storage and what writes with its models."""
    for line, name in imported(source.tree):
        top = name.split(".")[0]
        if source.is_in("smallcrm") and top.startswith("PySide"):
            yield line, f"smallcrm imports {name}"
        if source.is_in("ui", "main.py") and top in _NOT_IN_WINDOW:
            yield line, f"the window imports {name}"
        is_outside = source.is_in("smallcrm") and not source.is_in(*_KNOW_ROWS)
        if is_outside and top in _STORAGE_ONLY:
            yield line, f"{name} imported outside the storage room"


def sql_in_its_place(source: Source) -> Iterator[Finding]:
    """SQL stands in storage, services and exchange only."""
    if source.is_in(*_KNOW_ROWS):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and _SQL.search(str(node.value)):
            yield node.lineno, "SQL text"


def no_clock(source: Source) -> Iterator[Finding]:
    """Nothing but main.py reads a clock."""
    if source.is_in("main.py"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and last_names(node) in _CLOCKS:
            yield node.lineno, f"{'.'.join(last_names(node))} reads a clock"
    for line, name in imported(source.tree):
        if tuple(name.split(".")) in _CLOCKS:
            yield line, f"{name} reads a clock"


def no_chance(source: Source) -> Iterator[Finding]:
    """Nothing but main.py throws dice; a made-up shop throws seeded ones."""
    if source.is_in("main.py"):
        return
    for line, name in imported(source.tree):
        if name.split(".")[0] not in _CHANCE:
            continue
        if not source.is_in(_SEEDED) or name not in {"random", "random.Random"}:
            yield line, f"{name} is chance"
    for call, owner, name in calls(source.tree):
        is_seeded = name == "Random" and (call.args or call.keywords)
        if owner == "random" and not is_seeded:
            yield call.lineno, f"random.{name}() without a seed"
        elif owner == "" and name == "Random" and not is_seeded:
            yield call.lineno, "Random() without a seed"


def no_environment(source: Source) -> Iterator[Finding]:
    """Nothing but main.py reads the environment."""
    if source.is_in("main.py"):
        return
    names = {("os", "environ"), ("os", "environb"), ("os", "getenv"), ("os", "putenv")}
    names |= {("", "qEnvironmentVariable"), ("", "qgetenv"), ("", "qputenv")}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and last_names(node) in names:
            yield node.lineno, f"{last_names(node)[1]} is the environment"
    for line, name in imported(source.tree):
        if tuple(name.split(".")) in names:
            yield line, f"{name} is the environment"


def no_network(source: Source) -> Iterator[Finding]:
    """The program knows no network; a local socket tells a second start from the first."""
    for line, name in imported(source.tree):
        parts = set(name.split("."))
        if parts & _QT_NETWORK or name.split(".")[0] in _NETWORK or name.startswith(_NETWORK_PARTS):
            yield line, f"{name} is the network"


def models_stay_behind(source: Source) -> Iterator[Finding]:
    """Only storage, services and exchange know models; a lazy key in a page is a hidden query."""
    if source.is_in(*_KNOW_ROWS):
        return
    for line, name in imported(source.tree):
        if name == _MODELS or name.startswith(_MODELS + "."):
            yield line, f"imports {name}"


def writes_in_services(source: Source) -> Iterator[Finding]:
    """Writes happen in services and exchange only, inside an action."""
    if source.is_in("smallcrm/services", "smallcrm/exchange"):
        return
    models = {
        name.split(".")[-1] for _, name in imported(source.tree) if name.startswith(_MODELS + ".")
    }
    for call, owner, name in calls(source.tree):
        is_store = owner.strip("_") == "store" and name in _STORE_WRITES
        is_model = owner in models and name in _WRITES
        if is_store or is_model or name == "delete_instance":
            yield call.lineno, f"{owner}.{name}() writes"
        elif name == "save" and owner in models:
            yield call.lineno, f"{owner}.save() writes"


RULES: tuple[Rule, ...] = (
    layers,
    libraries,
    sql_in_its_place,
    no_clock,
    no_chance,
    no_environment,
    no_network,
    models_stay_behind,
    writes_in_services,
)
