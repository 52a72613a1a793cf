"""One window per book: a second start raises the first through a local socket.

Who may write the book is decided by its lock, not here.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 300  # a window that is busy longer is raised by its next turn all the same


class SingleInstance(QObject):
    """second_started is emitted in the first window when another start knocked."""

    second_started = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = f"smallcrm-{name}"
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Whether this is the first start; else the first one was told to come forward."""
        if not self._may_be_there():
            return True
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.disconnectFromServer()
            return False
        return True

    def listen(self) -> None:
        """Hear later starts. Called once the window is painted: it takes a moment."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)
        QLocalServer.removeServer(self._name)  # left by a window that was killed
        self._server.listen(self._name)

    def close(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()

    def _may_be_there(self) -> bool:
        """Whether a socket of this name lies where Qt puts it; spares loading the network."""
        if sys.platform == "win32":
            return Path(rf"\\.\pipe\{self._name}").exists()
        return Path(QDir.tempPath(), self._name).exists()

    def _on_knock(self) -> None:
        knock = self._server.nextPendingConnection() if self._server is not None else None
        if knock is not None:
            knock.disconnected.connect(knock.deleteLater)
            knock.disconnectFromServer()
        self.second_started.emit()
