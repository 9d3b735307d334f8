"""Invented series with a known truth: days that resemble the day before, skipped days, steps, and rare high days."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from leeward.insights.days import Days, in_order


def sticky(rng: np.random.Generator, days: int, phi: float) -> np.ndarray:
    """Return an AR(1) of standard deviation 1 that has always been running."""
    shocks = rng.standard_normal(days) * np.sqrt(1 - phi * phi)
    shocks[0] /= np.sqrt(1 - phi * phi)
    levels = np.empty(days)
    level = 0.0
    for day, shock in enumerate(shocks):
        level = phi * level + shock
        levels[day] = level
    return levels


def mostly_none(rng: np.random.Generator, days: int, phi: float, none: float) -> np.ndarray:
    """Return whole ratings that are 0 on this share of days, as urges often are."""
    latent = sticky(rng, days, phi) - NormalDist().inv_cdf(none)
    return np.maximum(0, np.round(3 * latent))


def kept(rng: np.random.Generator, levels: np.ndarray, skipped: float = 0.0) -> Days:
    """Return the days that were checked in on."""
    there = rng.random(len(levels)) >= skipped
    return in_order((day, float(level)) for day, level in enumerate(levels) if there[day])
