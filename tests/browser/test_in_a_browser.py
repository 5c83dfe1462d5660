"""Pages in a browser: axe finds nothing, keys reach all, nothing scrolls sideways or leaves the origin."""

from __future__ import annotations

from typing import Any

import pytest
from http_client import Client

PAGES = (
    "/",
    "/search?q=mine",
    "/page/state/rus",
    "/page/claim/rus-cmb-used-cluster-munition-4a9e7b3a",
    "/page/treaty/ccm",
    "/page/doc/rus-cva-2014-09-17",
    "/sparql",
    "/q/which-treaties-is-russia-party-to",
    "/data",
    "/ontology/treaties",
    "/about",
    "/page/state/atlantis",
)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
_MARK = """() => { window.reachable = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(e =>
    e.offsetParent !== null && !e.disabled && e.tabIndex >= 0
    && !(e.closest("details:not([open])") && e.tagName !== "SUMMARY"));
    return window.reachable.length }"""
_FOCUS = """() => { const e = document.activeElement, style = getComputedStyle(e);
    return [window.reachable.indexOf(e), style.outlineStyle !== "none" || style.boxShadow !== "none"] }"""
MOST = 40


def open_page(browser: Any, client: Client, path: str, **given: Any) -> Any:
    page = browser.new_context(**given).new_page()
    page.goto(f"{client.address}{path}")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_in_light_and_dark_wide_and_narrow(browser: Any, packaged_client: Client, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme, width in (("light", 1200), ("dark", 390)):
        page = open_page(browser, packaged_client, path, color_scheme=scheme, viewport={"width": width, "height": 800})
        faults = Axe().run(page, options=RULES).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []
        page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels_and_nothing_is_asked_elsewhere(
    browser: Any, packaged_client: Client, path: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{packaged_client.address}{path}")
    width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= room
    assert asked
    assert [url for url in asked if not url.startswith((packaged_client.address, "data:"))] == []
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_all_is_reached_by_keyboard_in_order_with_a_visible_focus(
    browser: Any, packaged_client: Client, path: str
) -> None:
    page = open_page(browser, packaged_client, path)
    count = min(page.evaluate(_MARK), MOST)
    assert count >= 5
    for wanted in range(count):
        page.keyboard.press("Tab")
        place, visible = page.evaluate(_FOCUS)
        assert place == wanted
        assert visible
    page.context.close()


def test_the_skip_link_leads_to_the_content(browser: Any, packaged_client: Client) -> None:
    page = open_page(browser, packaged_client, "/page/treaty/ccm")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash && document.querySelector(location.hash).tagName") == "MAIN"
    page.context.close()


def test_a_query_is_asked_without_javascript(browser: Any, packaged_client: Client) -> None:
    page = open_page(browser, packaged_client, "/sparql", java_script_enabled=False)
    page.fill("textarea", "SELECT ?s WHERE { ?s a arms:Treaty } LIMIT 3")
    page.keyboard.press("Tab")
    page.click("button[type=submit]")
    assert page.locator("tbody tr").count() == 3
    page.context.close()
