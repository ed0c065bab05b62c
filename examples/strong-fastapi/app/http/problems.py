"""Every error leaves as RFC 9457 problem+json, in one shape, and tells nothing of the inside."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from app.rules import refusals

_REFUSED = {
    refusals.NotFound: (404, "not_found"),
    refusals.Taken: (409, "taken"),
    refusals.InUse: (409, "in_use"),
    refusals.OutOfStock: (409, "out_of_stock"),
    refusals.Stale: (412, "stale"),
    refusals.Invalid: (422, "invalid"),
    refusals.KeyReused: (422, "idempotency_key_reused"),
    refusals.BadCredentials: (401, "bad_credentials"),
}

_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
DOCUMENTED: dict[int | str, dict[str, Any]] = {
    "4XX": {
        "description": "The request was refused.",
        "content": {"application/problem+json": {"schema": _SCHEMA}},
    }
}


def problem(
    status: int,
    code: str,
    detail: str,
    errors: Sequence[dict[str, str]] = (),
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    if errors:
        body["errors"] = list(errors)
    headers = dict(headers or {})
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    app.add_exception_handler(refusals.Refusal, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


def _refused(_: Request, refusal: refusals.Refusal) -> JSONResponse:
    status, code = _REFUSED[type(refusal)]
    errors = [{"field": refusal.field, "detail": refusal.message}] if refusal.field else []
    return problem(status, code, refusal.message, errors)


def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
    """400 for what is wrong around the body or with its syntax, 422 for what it says."""
    found = error.errors()
    if any(each["type"] == "json_invalid" or _no_body(each) for each in found):
        return problem(400, "malformed", "The body must be a JSON object.")
    errors = [{"field": _field(each["loc"]), "detail": each["msg"]} for each in found]
    names = ", ".join(dict.fromkeys(each["field"] for each in errors))
    in_body = all(each["loc"][0] == "body" for each in found)
    return problem(422 if in_body else 400, "invalid", f"Not valid: {names}.", errors)


def _no_body(error: dict[str, Any]) -> bool:
    return error["loc"] == ("body",)


def _field(location: Sequence[str | int]) -> str:
    return ".".join(str(part) for part in location[1:])


def _http_error(request: Request, error: HTTPException) -> JSONResponse:
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed_methods(request))
    code = HTTPStatus(error.status_code).name.lower()
    return problem(error.status_code, code, error.detail, headers=headers)


def _allowed_methods(request: Request) -> list[str]:
    # The framework names the methods of one route alone; a path may have several.
    allowed = []
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        asked = {**request.scope, "method": method}
        if any(route.matches(asked)[0] is Match.FULL for route in request.app.routes):
            allowed.append(method)
    return ["HEAD", *allowed] if "GET" in allowed else allowed


def _unexpected(_: Request, __: Exception) -> JSONResponse:
    # The server logs the trace; the caller learns only that it was not his fault.
    return problem(500, "internal", "Something went wrong on our side.")
