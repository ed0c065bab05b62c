"""Says whether the service can do its work."""

from fastapi import APIRouter, Request

router = APIRouter(tags=["health"])


@router.get("/health")
def health(request: Request) -> dict[str, str]:
    with request.app.state.database.read() as db:
        db.execute("SELECT 1")
    return {"status": "ok"}
