"""A printing system of our own with one queue that prints into PDF files; the PC's is not touched.

It needs root, cupsd and the cups-pdf driver, as .ci/run installs them on Debian.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest

QUEUE = "SmallCRM"
STEP_MS, MOST_STEPS = 50, 600
_DRIVER = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"

_FILES = """
ServerRoot {folder}/root
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/spool
ErrorLog {folder}/error.log
AccessLog {folder}/access.log
PageLog {folder}/page.log
Printcap
SystemGroup root
"""
_SERVER = """
Listen {folder}/socket
Browsing No
WebInterface No
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""


class PrintedFiles:
    """What came out of the queue. run: part of every title, so that older files are not taken."""

    def __init__(self, run: str) -> None:
        self._run = run
        self._jobs = 0

    def title(self) -> str:
        """A title for the next job, which its file is named after."""
        self._jobs += 1
        return f"{self._run}job{self._jobs}end"

    def pdf(self, title: str) -> bytes:
        """The printed file of this title, once the queue is empty; it is taken away."""
        wait_for(lambda: not _said("lpstat", "-o"))
        found = list((Path.home() / "PDF").glob(f"{title}*.pdf"))
        assert len(found) == 1, f"{len(found)} files came out of the queue for {title}"
        contents = found[0].read_bytes()
        found[0].unlink()
        return contents


@contextmanager
def printing_system() -> Iterator[PrintedFiles]:
    """Run it; for this process and its children it is the only one there is."""
    cupsd = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert cupsd is not None, "these tests need cupsd: see .ci/run"
    folder = Path(tempfile.mkdtemp(prefix="smallcrm-cups-"))
    files, server = _laid_out(folder)
    with subprocess.Popen([cupsd, "-f", "-c", server, "-s", files]) as running:
        os.environ["CUPS_SERVER"] = f"{folder}/socket"
        try:
            wait_for((folder / "socket").exists)
            wait_for(lambda: "is running" in _said("lpstat", "-r"))
            _said("lpadmin", "-p", QUEUE, "-E", "-v", "cups-pdf:/", "-m", _DRIVER)
            _said("lpadmin", "-d", QUEUE)
            yield PrintedFiles("".join(filter(str.isalnum, folder.name)))
        finally:
            del os.environ["CUPS_SERVER"]
            running.terminate()
    shutil.rmtree(folder)


def wait_for(is_so: Callable[[], bool]) -> None:
    """Let the printing system work until something is so."""
    for _step in range(MOST_STEPS):
        if is_so():
            return
        QTest.qWait(STEP_MS)
    raise AssertionError("what was waited for did not come")


def _laid_out(folder: Path) -> tuple[Path, Path]:
    """The two files of settings, and folders that its helpers may enter."""
    folder.chmod(0o755)
    for name in ("root", "spool", "cache", "state"):
        (folder / name).mkdir()
        shutil.chown(folder / name, group="lp")
        (folder / name).chmod(0o770 if name in {"spool", "cache"} else 0o755)
    files, server = folder / "cups-files.conf", folder / "cupsd.conf"
    files.write_text(_FILES.format(folder=folder))
    server.write_text(_SERVER.format(folder=folder))
    return files, server


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return done.stdout
