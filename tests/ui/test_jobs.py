"""Long work beside the window."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from smallcrm.domain.errors import Cancelled, ShopError
from smallcrm.domain.progress import Progress
from smallcrm.domain.sentence import sentence
from ui.jobs import WorkerJobs


class Waiting:
    """A page that waits for a result."""

    def __init__(self) -> None:
        self.results: list[int] = []
        self.errors: list[BaseException] = []
        self.threads: list[int] = []

    def done(self, result: int) -> None:
        self.results.append(result)
        self.threads.append(threading.get_ident())

    def failed(self, error: BaseException) -> None:
        self.errors.append(error)

    def is_answered(self) -> bool:
        return bool(self.results or self.errors)

    def has_two(self) -> bool:
        return len(self.results) == 2


@pytest.fixture
def page() -> Waiting:
    return Waiting()


@pytest.fixture
def jobs(qtbot: QtBot, page: Waiting) -> WorkerJobs:
    return WorkerJobs(page.failed)


def seven(_progress: Progress) -> int:
    return 7


def test_the_result_comes_back_on_the_thread_of_the_window(
    jobs: WorkerJobs, page: Waiting, qtbot: QtBot
) -> None:
    jobs.start(seven, doing="Counting", done=page.done)
    assert jobs.is_busy
    qtbot.waitUntil(page.is_answered)
    assert (page.results, page.threads) == ([7], [threading.get_ident()])
    assert not jobs.is_busy
    jobs.finish()


def test_what_went_wrong_comes_back_whatever_it_is(
    jobs: WorkerJobs, page: Waiting, qtbot: QtBot
) -> None:
    def trip(_progress: Progress) -> int:
        raise ZeroDivisionError

    jobs.start(trip, doing="Counting", done=page.done)
    qtbot.waitUntil(page.is_answered)
    assert [type(error) for error in page.errors] == [ZeroDivisionError]
    jobs.finish()


def test_cancel_stops_the_work_at_its_next_step(
    jobs: WorkerJobs, page: Waiting, qtbot: QtBot
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def long(progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        progress.step(1, 2, sentence("Counting"))
        return 1

    jobs.start(long, doing="Counting", done=page.done, failed=page.failed)
    assert begun.wait(5)
    jobs.cancel()
    go_on.set()
    qtbot.waitUntil(page.is_answered)
    assert [type(error) for error in page.errors] == [Cancelled]
    jobs.finish()


def test_only_one_piece_of_work_runs_at_a_time(
    jobs: WorkerJobs, page: Waiting, qtbot: QtBot
) -> None:
    jobs.start(seven, doing="Counting", done=page.done)
    with pytest.raises(ShopError):
        jobs.start(seven, doing="Counting", done=page.done)
    qtbot.waitUntil(page.is_answered)
    jobs.start(seven, doing="Counting", done=page.done)
    qtbot.waitUntil(page.has_two)
    assert page.results == [7, 7]
    jobs.finish()


def test_work_that_takes_long_says_so_and_how_far_it_is(
    jobs: WorkerJobs, page: Waiting, qtbot: QtBot
) -> None:
    go_on = threading.Event()

    def long(progress: Progress) -> int:
        go_on.wait(5)
        progress.step(3, 10, sentence("Counting"))
        return 1

    with qtbot.waitSignal(jobs.started_slow, timeout=3000) as slow:
        jobs.start(long, doing="Counting", done=page.done)
    assert slow.args == ["Counting"]
    with qtbot.waitSignal(jobs.stepped, timeout=3000) as stepped:
        go_on.set()
    assert stepped.args is not None
    assert stepped.args[:2] == [3, 10]
    qtbot.waitUntil(page.is_answered)
    jobs.finish()
