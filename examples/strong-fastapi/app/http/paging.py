"""Limit and offset, and the links to the pages around."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Query, Request, Response

DEFAULT_LIMIT = 20
MAX_LIMIT = 100


class Window:
    def __init__(
        self,
        limit: Annotated[
            int, Query(ge=1, description=f"More than {MAX_LIMIT} counts as {MAX_LIMIT}.")
        ] = DEFAULT_LIMIT,
        offset: Annotated[int, Query(ge=0, le=2**63 - 1)] = 0,
    ) -> None:
        self.limit = min(limit, MAX_LIMIT)
        self.offset = offset


PageWindow = Annotated[Window, Depends()]


def page(
    request: Request,
    response: Response,
    window: Window,
    items: list[Any],
    total: int,
    **filters: str | None,
) -> dict[str, Any]:
    """The body of a list. Links repeat the filters, so that a client only has to follow them."""

    def link(offset: int) -> str:
        kept = {name: value for name, value in filters.items() if value is not None}
        query = urlencode({**kept, "limit": window.limit, "offset": offset})
        return f"{request.url.path}?{query}"

    after = window.offset + window.limit
    following = link(after) if after < total else None
    # From past the end, back to the last page that holds something.
    before = max(0, min(window.offset, total) - window.limit)
    previous = link(before) if window.offset > 0 else None
    links = [
        f'<{target}>; rel="{relation}"'
        for relation, target in (("next", following), ("prev", previous))
        if target
    ]
    if links:
        response.headers["Link"] = ", ".join(links)
    return {
        "items": items,
        "total": total,
        "limit": window.limit,
        "offset": window.offset,
        "next": following,
        "prev": previous,
    }
