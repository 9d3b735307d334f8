"""The commands of the translators' workshop."""
# ruff: noqa: T201 (a command says what it does)

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from scripts.languages import catalogues, content, extracting, reporting, working

from leeward.kernel.languages import TRANSLATED

BATCH = 60


def main() -> int:
    """Do what was asked; 0 when all of it was done."""
    asked = _asked()
    match asked.command:
        case "messages":
            return _messages()
        case "report":
            print("\n".join(reporting.report()))
            return 0
        case "waiting" | "review":
            return _show(asked)
        case "content":
            print(json.dumps(content.skeleton(asked.tag, under=asked.under), ensure_ascii=False, indent=1))
            return 0
        case _:
            return _take(asked)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.languages", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("messages", help="bring every catalogue up to date with the source (make messages)")
    commands.add_parser("report", help="say what is missing or stale in every language (make languages)")
    for name, does in (("waiting", "print what is not said yet"), ("review", "print what is said"),
                       ("content", "print what of the strategies is missing or stale")):  # fmt: skip
        command = commands.add_parser(name, help=does)
        command.add_argument("tag", choices=[one.tag for one in TRANSLATED])
        command.add_argument("--most", type=int, default=BATCH, help=f"how many, {BATCH} unless said")
        command.add_argument("--skip", type=int, default=0, help="leave out the first so many")
        command.add_argument("--under", default="", help="only what stands in files with this in their name")
    take = commands.add_parser("take", help="write {key: translation} into the catalogue")
    take.add_argument("tag", choices=[one.tag for one in TRANSLATED])
    take.add_argument("file", help="a JSON file, or - for standard input")
    return parser.parse_args()


def _messages() -> int:
    template = extracting.template()
    for one in TRANSLATED:
        changed = catalogues.write(one.tag, catalogues.updated(one.tag, template))
        print(f"{one.tag}: {'brought up to date' if changed else 'nothing new'}")
    return 0


def _show(asked: argparse.Namespace) -> int:
    which = working.waiting if asked.command == "waiting" else working.said
    found = which(asked.tag, catalogues.read(asked.tag), under=asked.under)
    batch = found[asked.skip : asked.skip + asked.most]
    print(json.dumps(batch, ensure_ascii=False, indent=1))
    print(f"{len(batch)} of {len(found)}", file=sys.stderr)
    return 0


def _take(asked: argparse.Namespace) -> int:
    text = sys.stdin.read() if asked.file == "-" else Path(asked.file).read_text(encoding="utf-8")
    catalogue = catalogues.read(asked.tag)
    try:
        print(f"{working.take(asked.tag, catalogue, json.loads(text))} taken")
    except working.NotTaken as refused:
        print("\n".join(refused.reasons), file=sys.stderr)
        return 1
    finally:
        catalogues.write(asked.tag, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main())
