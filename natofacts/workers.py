"""Where the work is done: in this process, or in worker processes of which any may die without harm to the others."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from typing import Any, Protocol

from natofacts import interruption
from natofacts.errors import WorkerError
from natofacts.messages import _

_MOMENT = 0.1  # seconds after which an interruption is looked for
QUEUED = 2  # documents that a worker process has at hand: one in work, one to go on with


class Task:
    """One call that is to be made, its result, or why it has none."""

    def __init__(self, call: Callable[..., Any], *arguments: Any) -> None:
        self.call = call
        self.arguments = arguments
        self.future: Any = None  # of concurrent.futures, or of a cluster
        self.lost: WorkerError | None = None

    @property
    def done(self) -> bool:
        """Whether there is a result, or never will be one."""
        return self.lost is not None or (self.future is not None and self.future.done() and not self.broken)

    @property
    def broken(self) -> bool:
        """Whether the process has died before there was a result."""
        future = self.future
        return future is not None and future.done() and isinstance(future.exception(), BrokenExecutor)

    def result(self) -> Any:
        """Give the result, or raise what the call has raised. Raises: WorkerError if its process died."""
        if self.lost is not None:
            raise self.lost
        assert self.future is not None
        return self.future.result()


class Workers(Protocol):
    """Something that makes calls, in this process or in others; `number` of them at a time."""

    number: int
    shares_files: bool

    def submit(self, task: Task) -> None:
        """Have a call made."""

    def wait(self, task: Task) -> None:
        """Wait until a call is done."""

    def close(self, *, at_once: bool) -> None:
        """End the workers, at once when their work is no longer wanted."""


class Here:
    """Makes each call in this process, when it is submitted."""

    number = 1
    shares_files = True

    def submit(self, task: Task) -> None:
        """Make the call."""
        task.future = Future()
        try:
            task.future.set_result(task.call(*task.arguments))
        except Exception as error:  # noqa: BLE001  the result is asked for elsewhere
            task.future.set_exception(error)

    def wait(self, task: Task) -> None:
        """Every call that was submitted is done."""

    def close(self, *, at_once: bool) -> None:
        """There is nothing to end."""


class Processes:
    """Worker processes, started as there is work for them.

    Each is a pool of its own: when one dies (killed, out of memory, a fault in a library) it is known which call
    it was at. That call is lost, a new process goes on with what else it had.
    """

    shares_files = True

    def __init__(self, number: int, prepare: Callable[..., object], *arguments: Any) -> None:
        self.number = number
        self._prepare = (prepare, *arguments)
        self._lanes: list[_Lane] = []
        self._waiting: deque[Task] = deque()

    def submit(self, task: Task) -> None:
        """Have a call made as soon as a process is free."""
        self._waiting.append(task)
        with _holding_interruptions():
            self._hand_out()

    def wait(self, task: Task) -> None:
        """Wait until a call is done, and keep the processes busy meanwhile."""
        while self._goes_on(task):
            pass

    def _goes_on(self, task: Task) -> bool:
        """Wait for any call, or a moment; tell whether this one is still to be done."""
        interruption.look()
        with _holding_interruptions():
            self._hand_out()
            if not task.done:
                futures = [future for lane in self._lanes for future in lane.futures()]
                wait(futures, timeout=_MOMENT, return_when=FIRST_COMPLETED)
            return not task.done

    def close(self, *, at_once: bool) -> None:
        """End the processes."""
        with _holding_interruptions():
            for lane in self._lanes:
                lane.close(at_once=at_once)
            self._lanes.clear()

    def _hand_out(self) -> None:
        """Give waiting calls to the processes that have least to do."""
        for lane in self._lanes:
            lane.clear()
        while self._waiting:
            free = min(self._lanes, key=lambda lane: len(lane.tasks), default=None)
            if len(self._lanes) < self.number and (free is None or free.tasks):
                free = _Lane(self._prepare)
                self._lanes.append(free)
            if free is None or len(free.tasks) >= QUEUED:
                return
            free.submit(self._waiting.popleft())


class _Lane:
    """One worker process with the calls it has at hand, the first of them in work."""

    def __init__(self, prepare: tuple[Any, ...]) -> None:
        self.tasks: deque[Task] = deque()
        self._prepare = prepare
        self._start()

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), initializer=_begin, initargs=self._prepare
        )
        with _without_interrupts():
            self._greeting = self._pool.submit(os.getpid)

    def futures(self) -> Iterator[Future[Any]]:
        """What may end next."""
        return (task.future for task in self.tasks if task.future is not None)

    def submit(self, task: Task) -> None:
        """Have a call made by the process, by a new one when it has died."""
        self.tasks.append(task)
        try:
            task.future = self._pool.submit(task.call, *task.arguments)
        except BrokenExecutor:
            self.tasks.pop()
            self._revive()
            self.submit(task)

    def clear(self) -> None:
        """Forget the calls that are done; when the process has died, start another."""
        while self.tasks and self.tasks[0].done:
            self.tasks.popleft()
        if self.tasks and self.tasks[0].broken:
            self._revive()

    def _revive(self) -> None:
        """Give up the call that a process died at, and let another process make the rest."""
        if not self._greeting.done() or self._greeting.exception() is not None:
            raise WorkerError(
                _(
                    "worker processes do not start; in a script call natofacts under "
                    "« if __name__ == '__main__': », or with jobs=1"
                )
            )
        self._pool.shutdown(wait=False)
        rest = [task for task in self.tasks if not task.done]
        if rest:
            rest[0].lost = WorkerError(_("its worker process died (killed, or out of memory)"))
        self.tasks.clear()
        self._start()
        for task in rest[1:]:
            self.submit(task)

    def close(self, *, at_once: bool) -> None:
        """End the process."""
        if at_once and self._greeting.done() and self._greeting.exception() is None:
            ours = self._greeting.result()
            for process in multiprocessing.active_children():
                if process.pid == ours:
                    process.kill()
        self._pool.shutdown(wait=not at_once, cancel_futures=True)


@contextlib.contextmanager
def _holding_interruptions() -> Iterator[None]:
    """Keep Ctrl-C and the like until what asks futures is done: raised inside, they leave a lock taken for ever."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    arrived: list[tuple[int, Any]] = []
    before = {number: signal.getsignal(number) for number in interruption.SIGNALS}
    held = {number: handler for number, handler in before.items() if callable(handler)}
    for number in held:
        signal.signal(number, lambda *what: arrived.append(what))
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        for which, frame in arrived[:1]:
            held[signal.Signals(which)](which, frame)


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach: it is this one that ends it, without a word."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(prepare: Callable[..., object], *arguments: Any) -> None:
    """Make a new process ready, and see to it that it ends with the one that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*arguments)


def _end_with_parent() -> None:
    """Wait for the end of the process that started this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
