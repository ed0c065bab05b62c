"""Sign-up and log-in."""

from fastapi import APIRouter, Depends, Response

from app.http.dependencies import AccountsRules, json_body
from app.http.schemas import Login, Registration, TokenOut, UserOut
from app.storage.records import User

router = APIRouter(prefix="/auth", tags=["auth"], dependencies=[Depends(json_body)])


@router.post("/register", status_code=201, response_model=UserOut)
def register(body: Registration, accounts: AccountsRules) -> User:
    return accounts.register(body.email, body.password)


@router.post("/login", response_model=TokenOut)
def log_in(body: Login, accounts: AccountsRules, response: Response) -> dict[str, str | int]:
    token = accounts.log_in(body.email, body.password)
    response.headers["Cache-Control"] = "no-store"
    return {
        "access_token": token,
        "token_type": "bearer",
        "expires_in": accounts.token_ttl_seconds,
    }
