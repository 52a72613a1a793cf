"""The rules of the house about state, doors, Qt manners, sizes and explanations.

Like `tests/house_rules.py`: each rule takes one source file and says what breaks it.
"""

import ast
import re
from collections.abc import Iterator

from tests.house_rules import PROGRAM, Finding, Rule, Source, calls, imported, last_names

FUNCTION_LINES, LAYOUT_LINES = 40, 80
FILE_LINES = 300
CLASS_METHODS = 20
# The three doors at which everything is caught: exception hook, job runner, start-up.
CATCH_ALL_DOORS = ("ui/errors.py", "ui/jobs.py", "main.py")
_LOOPS = frozenset({"QApplication", "QDrag"})  # whose exec() is the only nested event loop
_MUTABLE_MAKERS = frozenset({"list", "dict", "set", "defaultdict", "deque", "Counter", "bytearray"})
_MUTATORS = frozenset({"append", "extend", "insert", "add", "update", "setdefault", "pop", "clear"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def no_mutable_module_state(source: Source) -> Iterator[Finding]:
    """What a module holds never changes after it was imported."""
    if not source.is_in(*PROGRAM):
        return
    held = dict(_module_values(source.tree))
    for name, value in held.items():
        if not name.strip("_").isupper() and not name.startswith("__") and _is_mutable(value):
            yield value.lineno, f"module-level {name} can be changed"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield node.lineno, f"global {', '.join(node.names)}"
        changed = _changed_name(node)
        if changed in held and _is_mutable(held[changed]):
            yield held[changed].lineno, f"module-level {changed} is changed"


def _changed_name(node: ast.AST) -> str:
    """The name whose value this piece changes in place: NAME.append(...), NAME[...] = ..."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        target = node.func.value if node.func.attr in _MUTATORS else None
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        target = node.value
    else:
        target = None
    return target.id if isinstance(target, ast.Name) else ""


def _module_values(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    return isinstance(value, ast.Call) and last_names(value.func)[1] in _MUTABLE_MAKERS


def one_event_loop(source: Source) -> Iterator[Finding]:
    """Only the application and a drag run an event loop; no box is asked in place."""
    if not source.is_in(*PROGRAM):
        return
    loops = {"app", *_LOOPS, *_names_made_by(source.tree, _LOOPS)}
    for call, owner, name in calls(source.tree):
        is_loop = name in {"exec", "exec_"} and isinstance(call.func, ast.Attribute)
        if is_loop and owner not in loops:
            yield call.lineno, f"{owner}.{name}() runs an event loop in place"
        if name == "processEvents":
            yield call.lineno, "processEvents()"
        if owner in {"QMessageBox", "QInputDialog"}:
            yield call.lineno, f"{owner}.{name}() asks in place"


def no_bare_disconnect(source: Source) -> Iterator[Finding]:
    """A bare disconnect() warns when nothing is connected, and the warning becomes a crash."""
    for call, _, name in calls(source.tree):
        if name == "disconnect" and not call.args and not call.keywords:
            yield call.lineno, "a bare disconnect()"


def _names_made_by(tree: ast.Module, makers: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
            continue
        if makers & set(last_names(node.value.func)):
            yield from (last_names(target)[1] for target in node.targets)


def errors_are_not_swallowed(source: Source) -> Iterator[Finding]:
    """Everything is caught at three doors only; elsewhere a catch of everything raises again."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = _caught(node)
            raises_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if caught == "BaseException" and raises_again:
                continue
            if caught and source.path not in CATCH_ALL_DOORS:
                yield node.lineno, f"except {caught}"
    for call, _, name in calls(source.tree):
        kinds = {last_names(kind)[1] for kind in call.args} if name == "suppress" else set()
        if kinds & {"Exception", "BaseException"}:
            yield call.lineno, "suppress(Exception)"


def _caught(handler: ast.ExceptHandler) -> str:
    if handler.type is None:
        return "everything"
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {last_names(kind)[1] for kind in kinds}
    return next(iter(sorted(names & {"Exception", "BaseException"})), "")


def short_pieces(source: Source) -> Iterator[Finding]:
    """No long functions, no large classes."""
    if not source.is_in(*PROGRAM):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, _Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = LAYOUT_LINES if node.name == "_build" else FUNCTION_LINES
            if lines > limit:
                yield node.lineno, f"{node.name} has {lines} lines, limit {limit}"
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, _Function) for part in node.body)
            if methods > CLASS_METHODS:
                yield node.lineno, f"{node.name} has {methods} methods, limit {CLASS_METHODS}"


def short_files(source: Source) -> Iterator[Finding]:
    """No long files, tests included."""
    lines = len(source.text.splitlines())
    if lines > FILE_LINES:
        yield lines, f"the file has {lines} lines, limit {FILE_LINES}"


def explained(source: Source) -> Iterator[Finding]:
    """Each module says what lives there and, in a second sentence, what does not or why."""
    if not source.is_in(*PROGRAM):
        return
    words = ast.get_docstring(source.tree) or ""
    sentences = len(re.findall(r"[.:](?:\s|$)", words))
    wanted = 1 if source.path.endswith("__init__.py") else 2
    if sentences < wanted:
        yield 1, f"the module's docstring has {sentences} of {wanted} sentences"


def no_pretending(source: Source) -> Iterator[Finding]:
    """Tests use real things and named fakes, and never wait by the clock."""
    for line, name in imported(source.tree):
        if name.startswith("unittest.mock") or name in {"time.sleep", "mock"}:
            yield line, f"imports {name}"
    if source.path.split("/")[-1].startswith("test_"):
        for call, owner, name in calls(source.tree):
            if (owner, name) in {("time", "sleep"), ("qtbot", "wait"), ("QTest", "qWait")}:
                yield call.lineno, f"{owner}.{name}() waits by the clock"


RULES: tuple[Rule, ...] = (
    no_mutable_module_state,
    one_event_loop,
    no_bare_disconnect,
    errors_are_not_swallowed,
    short_pieces,
    short_files,
    explained,
    no_pretending,
)
