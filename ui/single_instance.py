"""One window per book: a second start raises the first through a local socket.

Who may write the book is decided by its lock, not here.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 300  # a window that is busy longer is raised by its next turn all the same


class SingleInstance(QObject):
    """second_started is emitted in the first window when another start knocked."""

    second_started = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = f"smallcrm-{name}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def is_first(self) -> bool:
        """Whether this is the first start; else the first one was told to come forward."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)  # left by a window that was killed
        self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _on_knock(self) -> None:
        knock = self._server.nextPendingConnection()
        if knock is not None:
            knock.disconnected.connect(knock.deleteLater)
            knock.disconnectFromServer()
        self.second_started.emit()
