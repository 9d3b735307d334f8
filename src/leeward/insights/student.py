"""Student's t: the quantile an interval needs, so that the engine does not need scipy."""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, pi
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-13


class NoSuchQuantile(ValueError):
    """The probability must lie strictly between 0 and 1, and the degrees of freedom at 1 or above."""


@lru_cache(maxsize=256)
def t_quantile(probability: float, freedom: float) -> float:
    """Return the value a Student-t variable stays below with this probability.

    Shape: freedom may be broken (7.3) and as large as you like.
    Errors: NoSuchQuantile.
    Source: Newton's method on the distribution function, begun at the normal quantile with Cornish and Fisher's first
        term (Abramowitz and Stegun 26.7.5); the tests compare with printed tables and with plain integration.
    """
    if not 0.0 < probability < 1.0 or not freedom >= 1.0:
        raise NoSuchQuantile
    if probability < 0.5:
        return -t_quantile(1.0 - probability, freedom)
    normal = NormalDist().inv_cdf(probability)
    if freedom > 1e7:
        return normal
    low, high = 0.0, 1.0
    while t_probability(high, freedom) < probability:
        low, high = high, high * 2.0
    guess = min(max(normal + (normal**3 + normal) / (4.0 * freedom), low), high)
    for _ in range(100):
        off = t_probability(guess, freedom) - probability
        low, high = (low, guess) if off > 0.0 else (guess, high)
        if high - low <= _CLOSE * high:
            break
        newton = guess - off / _density(guess, freedom)
        # A Newton step that leaves the bracket (flat tails at few degrees of freedom) becomes a halving step.
        following = newton if low < newton < high else (low + high) / 2.0
        if abs(following - guess) <= _CLOSE * max(guess, 1.0):
            return following
        guess = following
    return guess


def t_probability(value: float, freedom: float) -> float:
    """Return the probability that a Student-t variable stays below this value.

    Source: Abramowitz and Stegun 26.7.1, by the regularised incomplete beta function.
    """
    square = value * value
    tail = 0.5 * beta_share(freedom / (freedom + square), square / (freedom + square), freedom / 2.0, 0.5)
    return 1.0 - tail if value >= 0.0 else tail


def _density(value: float, freedom: float) -> float:
    half = (freedom + 1.0) / 2.0
    logged = lgamma(half) - lgamma(freedom / 2.0) - 0.5 * log(freedom * pi)
    return exp(logged - half * log(1.0 + value * value / freedom))


def beta_share(x: float, rest: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function I_x(a, b); rest is 1 - x, exact where x is close to 1.

    Source: Abramowitz and Stegun 26.5.8.
    """
    if x <= 0.0 or rest <= 0.0:
        return 0.0 if x <= 0.0 else 1.0
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_share(rest, x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest)) / a
    return front * _continued_fraction(x, a, b)


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Return the fraction of 26.5.8 by Lentz's method.

    Source: Thompson and Barnett 1986, doi:10.1016/0021-9991(86)90046-X.
    """
    upper, lower, value = 1.0, 0.0, 1.0
    for step in range(400):
        half = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = half * (b - half) * x / ((a + step - 1.0) * (a + step))
        else:
            term = -(a + half) * (a + b + half) * x / ((a + step - 1.0) * (a + step))
        lower = 1.0 / _away_from_zero(1.0 + term * lower)
        upper = _away_from_zero(1.0 + term / upper)
        value *= upper * lower
        if abs(upper * lower - 1.0) < 1e-15:
            break
    return value - 1.0


def _away_from_zero(x: float) -> float:
    return x if abs(x) > _TINY else _TINY
