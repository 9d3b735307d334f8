"""Lighthouse, where npm can bring it: a tool of this benchmark alone, kept in `node_modules` and never shipped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The newest that runs on Node 20; later ones need Node 22.
PACKAGE = "lighthouse@12.8.2"
PROGRAM = ROOT / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


def is_there() -> bool:
    """Return whether Lighthouse can be run, installing it if npm is there."""
    if not PROGRAM.exists() and shutil.which("npm"):
        command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(ROOT), PACKAGE]
        subprocess.run(command, check=False, capture_output=True, env=os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"})
    return PROGRAM.exists()


def report(address: str) -> dict[str, float]:
    """Return the marks (of 100), the milliseconds of the first paint, and what lost points.

    On Lighthouse's slow phone and slow 4G.
    """
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "report.json"
        command = [str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={to}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
        env = os.environ | {"CHROME_PATH": "/usr/bin/chromium"}
        subprocess.run(command, check=True, capture_output=True, env=env, timeout=180)
        found = json.loads(to.read_text())
    marks = {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}
    audits = found["audits"]
    times = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
    lost = {f"lost: {one['title']}": one["score"] for one in audits.values() if _is_lost(one, found)}
    return {**marks, **{name: audits[name]["numericValue"] for name in times}, **lost}


def _is_lost(audit: dict[str, object], found: dict[str, dict]) -> bool:  # type: ignore[type-arg]
    """Return whether an audit took points from accessibility, best practices or what engines look for."""
    weights = {ref["id"]: ref["weight"] for name in CATEGORIES[1:] for ref in found["categories"][name]["auditRefs"]}
    score = audit["score"]
    return bool(weights.get(audit["id"])) and isinstance(score, int | float) and score < 1
