#!/usr/bin/env python3
"""Counts words.

Several lines.
"""
import re
from collections import Counter

LIMIT: int = 0x_ff


@dataclass(frozen=True)
class Report:
    name: str
    counts: dict[str, int] | None = None

    def top(self, n=10):
        # most frequent first
        pairs = sorted(self.counts.items(), key=lambda p: (-p[1], p[0]))
        return [f"{w!r}: {c:>5}\n" for w, c in pairs[:n] if c is not None]


async def main():
    text = r"\d+" + b'\x00'.decode() + '''multi
line'''
    match text:
        case "":
            raise ValueError("empty %s" % text)
    print(Report("words", Counter(re.findall(r"[a-z']+", text))).top(), 1.5e-3j)
