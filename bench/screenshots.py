"""Takes the pictures of the dashboard in docs/images: the demo newsroom's day, in Debian's Chromium.

Run ``tashih demo`` first, then ``tashih serve -s MONGODB_DATABASE=tashih_demo``, then:

    python -m bench.screenshots http://127.0.0.1:8000 docs/images
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESK, TALL, PHONE = (1180, 760), (1180, 980), (390, 780)

Shot = tuple[str, str, str, str, tuple[int, int]]


def shots(base: str) -> Iterator[Shot]:
    """Name, path, locale, colours and size of every picture."""
    newest = httpx.get(f"{base}/api/revisions?limit=200").json()["items"]
    changed = [each for each in newest if each["change"]]
    told = max(
        changed,
        key=lambda each: (each["change"]["silent"], any(f["before"] and f["after"] for f in each["change"]["facts"])),
    )
    longest = max(changed, key=lambda each: each["number"])
    diff = f"/diff?url={quote(told['article'], safe='')}&to={told['number']}"
    yield "stream", "/", "en-GB", "light", DESK
    yield "diff", f"{diff}&view=split", "en-GB", "light", TALL
    yield "stream-dark", "/", "tr-TR", "dark", DESK
    yield "timeline", f"/article?url={quote(longest['article'], safe='')}", "en-GB", "light", DESK
    yield "publisher", f"/publishers/{quote(told['publisher'], safe='')}", "en-GB", "light", DESK
    yield "phone", diff, "tr-TR", "light", PHONE


def take(browser: Browser, base: str, shot: Shot, folder: Path) -> Path:
    """One picture."""
    name, path, locale, scheme, (width, height) = shot
    context = browser.new_context(
        locale=locale, color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(base + path)
    page.wait_for_timeout(800)
    page.screenshot(path=folder / f"{name}.png")
    context.close()
    return folder / f"{name}.png"


def main() -> None:
    """Take all pictures."""
    if len(sys.argv) != 3:
        sys.exit("python -m bench.screenshots ADDRESS FOLDER, such as http://127.0.0.1:8000 docs/images")
    base, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for shot in shots(base):
            print(take(browser, base, shot, folder))
        browser.close()


if __name__ == "__main__":
    main()
