"""The model behind what helps: the rating after, from the rating before and what was done, strategies drawn together.

after = a + psi before + context + u(strategy) + noise, with u ~ N(0, tau2). Given tau and the noise everything is
normal and worked out at once; over both it is summed. Waiting has a term of its own, outside the pool.

Source: INSIGHTS.md 5(d); Lindley and Smith 1972, doi:10.1111/j.2517-6161.1972.tb00885.x (the model).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from leeward.insights.mixture import Mixture
from leeward.insights.own_order import OWN_ORDER_USES, USUAL_SIGMA, told_by_order
from leeward.insights.uses import WAITED, Use

Numbers = NDArray[np.float64]

CONTEXT_FROM = 60  # uses
HIGH = 7.0  # points before
_LEVEL, _PSI, _WAITED, _OUT, _HIGH = range(5)  # the columns of what is held equal
# What is believed before anything was recorded, in points: psi from INSIGHTS.md 5(d), the rest nearly flat.
_BELIEVED = np.array([5.0, 0.6, 0.0, 0.0, 0.0])
_UNSURE = np.array([10.0, 0.2, 3.0, 1.5, 1.5])
_TAUS = np.arange(0.04, 2.4, 0.08)
# Half-normal. INSIGHTS.md 5(d) has .8; measured in docs/how-we-know.md, 1.5 holds the truth more often and finds more.
_APART = 1.5
_PRIOR_FREEDOM = 4.0
_QUANTILES = (0.1, 0.3, 0.5, 0.7, 0.9)
_NEGLIGIBLE = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Everything the uses say. Shape: held k x k, held_after k; one row for each strategy; noise: variances."""

    held: Numbers
    held_after: Numbers
    after_squared: float
    counts: Numbers
    own_held: Numbers
    own_after: Numbers
    noise: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """What is believed of each strategy after the uses: one normal curve for each likely tau and noise.

    Shape: weights g; terms g x k with their covariance g x k x k; effects g x s, their own variances g x s, and how
        they hang on the terms g x s x k. effects are points higher than after the average strategy.
    """

    strategies: tuple[str, ...]
    has_context: bool
    weights: Numbers
    terms: Numbers
    covariance: Numbers
    effects: Numbers
    own_variance: Numbers
    slants: Numbers

    def lower(self, share_of: Mapping[str, float], *, than_waiting: bool = False) -> Mixture:
        """Return how many points lower it is after some strategies than after others, or than after waiting.

        Shape: shares above 0 for the first, below 0 for the others.
        """
        contrast = np.array([share_of.get(strategy, 0.0) for strategy in self.strategies])
        beside = np.zeros(self.terms.shape[1])
        beside[_WAITED] = -1.0 if than_waiting else 0.0
        means = self.effects @ contrast + self.terms @ beside
        slant = beside - np.einsum("gsk,s->gk", self.slants, contrast)
        spread = self.own_variance @ contrast**2 + np.einsum("gk,gkl,gl->g", slant, self.covariance, slant)
        return Mixture(self.weights.tolist(), (-means).tolist(), np.sqrt(spread).tolist())


def pooled(uses: Sequence[Use], *, ranking: Sequence[str] = ()) -> Pooled:
    """Return what the uses say of each strategy in them, and of each in the ranking.

    Shape: uses that can be compared, WAITED among them, none at all is fine. ranking: the person's own order, which
        counts as three uses of each; without it nothing but the uses counts.
    Errors: none.
    """
    strategies = tuple(dict.fromkeys([*ranking, *(use.strategy for use in uses if use.strategy != WAITED)]))
    has_context = sum(use.strategy != WAITED for use in uses) >= CONTEXT_FROM
    sums = _summed(uses, strategies, has_context=has_context)
    told = np.array([OWN_ORDER_USES if strategy in ranking else 0.0 for strategy in strategies])
    places = [ranking.index(strategy) if strategy in ranking else 0 for strategy in strategies]
    order = np.array([-told_by_order(place, len(ranking)) for place in places])
    weights = _weights(sums)
    kept = weights > _NEGLIGIBLE
    solved = _solved(sums, told, told * order)
    return Pooled(strategies, has_context, weights[kept] / weights[kept].sum(), *(part[kept] for part in solved[:5]))


def _summed(uses: Sequence[Use], strategies: Sequence[str], *, has_context: bool) -> _Sums:
    held = _held(uses, has_context=has_context)
    after = np.array([use.after for use in uses], dtype=np.float64)
    own = np.array([[use.strategy == strategy for use in uses] for strategy in strategies], dtype=np.float64)
    own = own.reshape(len(strategies), len(uses))
    return _Sums(
        held=held.T @ held,
        held_after=held.T @ after,
        after_squared=float(after @ after),
        counts=own.sum(axis=1),
        own_held=own @ held,
        own_after=own @ after,
        noise=_noise(own, held, after),
    )


def _held(uses: Sequence[Use], *, has_context: bool) -> Numbers:
    """Return one row for each use: level, before, waited, out (unknown lies between), a high start."""
    rows = np.zeros((len(uses), len(_BELIEVED)))
    rows[:, _LEVEL] = 1.0
    rows[:, _PSI] = [use.before for use in uses]
    rows[:, _WAITED] = [use.strategy == WAITED for use in uses]
    if has_context:
        rows[:, _OUT] = [0.0 if use.out is None else use.out - 0.5 for use in uses]
        rows[:, _HIGH] = [use.before >= HIGH for use in uses]
    return rows


def _noise(own: Numbers, held: Numbers, after: Numbers) -> Numbers:
    """Return five equally likely variances of one use about what was to be expected, pooled over strategies.

    Source: INSIGHTS.md 5(d), 4 degrees of freedom at 1.7; Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684.
    """
    design = np.column_stack((own.T, held))
    found, _, rank, _ = np.linalg.lstsq(design, after, rcond=1e-9)
    left = after - design @ found
    freedom = max(len(after) - int(rank), 0) + _PRIOR_FREEDOM
    squares = float(left @ left) + _PRIOR_FREEDOM * USUAL_SIGMA**2
    step = 2.0 / (9.0 * freedom)
    normal = np.array([NormalDist().inv_cdf(share) for share in _QUANTILES])
    variances: Numbers = squares / (freedom * (1.0 - step + normal * np.sqrt(step)) ** 3)
    return variances


def _weights(sums: _Sums) -> Numbers:
    """Return how likely each tau is beside each noise, the noises counting alike."""
    nothing = np.zeros(len(sums.counts))
    evidence = _solved(sums, nothing, nothing)[-1].reshape(len(_TAUS), len(sums.noise))
    logged = evidence - (0.5 * (_TAUS / _APART) ** 2)[:, np.newaxis]
    likely = np.exp(logged - logged.max(axis=0))
    weights: Numbers = (likely / likely.sum(axis=0) / len(sums.noise)).reshape(-1)
    return weights


def _solved(
    sums: _Sums, told: Numbers, told_sum: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers, Numbers]:
    """Return terms, covariance, effects, own variances, slants and the log evidence, for each tau beside each noise.

    Shape: told: how many uses the person's own order counts for, and their sum.
    """
    tau2, noise = (grid.reshape(-1, 1) for grid in np.meshgrid(_TAUS**2, sums.noise, indexing="ij"))
    own_variance = 1.0 / ((sums.counts + told) / noise + 1.0 / tau2)
    slants = own_variance[..., np.newaxis] * sums.own_held / noise[..., np.newaxis]
    own_sum = (sums.own_after + told_sum) / noise
    precision = sums.held / noise[..., np.newaxis] + np.diag(_UNSURE**-2.0)
    precision -= np.einsum("gsk,sl->gkl", slants, sums.own_held) / noise[..., np.newaxis]
    pull = sums.held_after / noise + _BELIEVED / _UNSURE**2 - np.einsum("gsk,gs->gk", slants, own_sum)
    covariance = np.linalg.inv(precision)
    terms = np.einsum("gkl,gl->gk", covariance, pull)
    effects = own_variance * own_sum - np.einsum("gsk,gk->gs", slants, terms)
    fit = np.sum(own_variance * own_sum**2, axis=1) + np.sum(pull * terms, axis=1)
    volume = np.sum(np.log1p(sums.counts * tau2 / noise), axis=1) + np.linalg.slogdet(precision)[1]
    return terms, covariance, effects, own_variance, slants, 0.5 * (fit - volume)
