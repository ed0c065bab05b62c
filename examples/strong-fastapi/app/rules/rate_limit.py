"""A sliding window: never more than so many calls in any span of so many seconds."""

import math
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple


class Quota(NamedTuple):
    allowed: bool
    remaining: int
    reset_seconds: int  # until the next call becomes available again


class SlidingWindow:
    """Counts in memory, and is called from the event loop alone, so it needs no lock."""

    def __init__(
        self, calls: int, seconds: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.calls = calls
        self.seconds = seconds
        self._clock = clock
        self._times: dict[str, deque[float]] = {}
        self._next_sweep = clock() + seconds

    def take(self, key: str) -> Quota:
        now = self._clock()
        if now >= self._next_sweep:
            self._sweep(now)
        times = self._times.setdefault(key, deque())
        self._forget(times, now)
        allowed = len(times) < self.calls
        if allowed:
            times.append(now)
        reset = math.ceil(times[0] + self.seconds - now)
        return Quota(allowed, self.calls - len(times), reset)

    def _forget(self, times: deque[float], now: float) -> None:
        while times and times[0] <= now - self.seconds:
            times.popleft()

    def _sweep(self, now: float) -> None:
        """Drops the users who have gone, so that memory follows the active ones."""
        for key, times in list(self._times.items()):
            self._forget(times, now)
            if not times:
                del self._times[key]
        self._next_sweep = now + self.seconds
