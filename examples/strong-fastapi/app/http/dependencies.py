"""What routes ask for: the rules, the caller, a JSON body, the versions in If-Match."""

import re
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Request
from fastapi.security import HTTPBearer

from app.rules.accounts import Accounts
from app.rules.catalogue import Catalogue
from app.rules.ordering import Ordering
from app.storage.records import User

# Only tells OpenAPI about the scheme; the middleware has looked the token up already.
_bearer = HTTPBearer(auto_error=False)

_ENTITY_TAG = re.compile(r'(W/)?"([^"]*)"')


def _accounts(request: Request) -> Accounts:
    return request.app.state.accounts


def _catalogue(request: Request) -> Catalogue:
    return request.app.state.catalogue


def _ordering(request: Request) -> Ordering:
    return request.app.state.ordering


def _current_user(request: Request, _: Annotated[object, Depends(_bearer)]) -> User:
    user = request.state.user
    if user is None:
        raise HTTPException(401, "A valid bearer token is required; log in to get one.")
    return user


def json_body(request: Request) -> None:
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json" and not re.fullmatch(
        r"application/[\w.-]+\+json", media_type
    ):
        raise HTTPException(415, "The body must be sent as application/json.")


def _expected_versions(
    if_match: Annotated[str | None, Header(description="The ETag that was read.")] = None,
) -> frozenset[str] | None:
    """None: any version will do. Weak tags never match (RFC 9110, section 13.1.1)."""
    if if_match is None or if_match.strip() == "*":
        return None
    return frozenset(tag for weak, tag in _ENTITY_TAG.findall(if_match) if not weak)


def has_seen(if_none_match: str | None, version: int) -> bool:
    """Whether the caller holds this version already; this comparison is a weak one."""
    if if_none_match is None:
        return False
    if if_none_match.strip() == "*":
        return True
    return any(tag == str(version) for _, tag in _ENTITY_TAG.findall(if_none_match))


AccountsRules = Annotated[Accounts, Depends(_accounts)]
CatalogueRules = Annotated[Catalogue, Depends(_catalogue)]
OrderingRules = Annotated[Ordering, Depends(_ordering)]
CurrentUser = Annotated[User, Depends(_current_user)]
ExpectedVersions = Annotated[frozenset[str] | None, Depends(_expected_versions)]
