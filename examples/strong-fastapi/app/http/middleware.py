"""What happens to every request before a route sees it."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.problems import problem
from app.rules.accounts import Accounts
from app.rules.rate_limit import Quota, SlidingWindow


class HeadAsGet:
    """HEAD is answered as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


class Identify:
    """Finds the user behind the bearer token, and counts his calls where there is a limit."""

    def __init__(self, app: ASGIApp, accounts: Accounts, limiter: SlidingWindow | None) -> None:
        self._app = app
        self._accounts = accounts
        self._limiter = limiter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        token = _bearer_token(scope)
        user = await run_in_threadpool(self._accounts.user_for, token) if token else None
        scope.setdefault("state", {})["user"] = user
        if user is None or self._limiter is None:
            await self._app(scope, receive, send)
            return

        quota = self._limiter.take(user.id)
        told = self._headers(quota)
        if not quota.allowed:
            told["Retry-After"] = str(quota.reset_seconds)
            refusal = problem(
                429,
                "rate_limited",
                f"At most {self._limiter.calls} calls in {self._limiter.seconds} s;"
                f" try again in {quota.reset_seconds} s.",
                headers=told,
            )
            await refusal(scope, receive, send)
            return

        async def send_with_quota(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        await self._app(scope, receive, send_with_quota)

    def _headers(self, quota: Quota) -> dict[str, str]:
        # draft-ietf-httpapi-ratelimit-headers-10
        return {
            "RateLimit": f'"user";r={quota.remaining};t={quota.reset_seconds}',
            "RateLimit-Policy": f'"user";q={self._limiter.calls};w={self._limiter.seconds}',
        }


def _bearer_token(scope: Scope) -> str | None:
    scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


class BodyLimit:
    """Reads the whole body first and refuses one that is too large, whichever way it is framed."""

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = b""
        announced = Headers(scope=scope).get("content-length", "0")
        too_large = announced.isdigit() and int(announced) > self._max_bytes
        more = not too_large
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            too_large = len(body) > self._max_bytes
            more = message.get("more_body", False) and not too_large
        if too_large:
            refusal = problem(413, "too_large", f"A body may have at most {self._max_bytes} bytes.")
            await refusal(scope, receive, send)
            return

        pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive_again() -> Message:
            return pending.pop() if pending else await receive()

        await self._app(scope, receive_again, send)
