"""The other side, in its own environment: statsmodels, ruptures and pandas on the same numbers.

`python -m benchmarks.insights.others DIARY.npz RUNS [long]` prints figures as JSON. The regressions are those of one of
Leeward's three questions ("before"): each tag alone at the previous check-in, the same columns held equal, errors by
Newey and West with 4 lags.
"""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
import ruptures
import statsmodels.api as sm

from benchmarks.insights.timing import took

LAGS, SHORTEST = 4, 14
PRICE = 60.0  # of a cut, in squared points: about what Leeward pays on these days
SEEMS = 0.3  # points between two averages: what a list of them would show


def held_equal(kept) -> np.ndarray:
    """Return the columns both sides are adjusted for: clock, week, rating before, overnight, last three days, drift.

    Shape: the morning stands for "overnight"; a column for it would be the same once more.
    """
    before, day = kept["mood"][:-1], kept["days"]
    overnight = (np.diff(day) > 0).astype(float)
    means = pd.Series(kept["mood"]).groupby(day).mean()
    recent = means.shift(1).rolling(3, min_periods=1).mean().fillna(means.mean())
    time = np.linspace(-1, 1, len(before))
    dummies = [kept["clock"][1:] // 240 == part for part in range(6)] + [
        (day[1:] + 3) % 7 == one for one in range(1, 7)
    ]
    used = [column for column in dummies if column.any()][1:]
    return np.column_stack((np.ones(len(before)), *used, before, before * overnight, recent[day[1:]], time, time**2))


def regressions(kept) -> int:
    """Return how many tags a regression each finds below .05."""
    columns, found = held_equal(kept), 0
    for tag in kept["tags"].T.astype(float):
        design = np.column_stack((tag[:-1], columns))
        fit = sm.OLS(kept["mood"][1:], design).fit(cov_type="HAC", cov_kwds={"maxlags": LAGS})
        found += bool(fit.pvalues[0] < 0.05)
    return found


def averages(frame: pd.DataFrame) -> int:
    """Return how many tags a list of averages shows."""
    tags = [name for name in frame.columns if name != "mood"]
    means = [frame.groupby(tag)["mood"].mean() for tag in tags]
    return sum(bool(abs(mean.loc[True] - mean.loc[False]) >= SEEMS) for mean in means)


def main(path: str, runs: str, *more: str) -> None:
    """Time everything."""
    kept = dict(np.load(path))
    frame = pd.DataFrame(kept["tags"], columns=[f"tag {place}" for place in range(kept["tags"].shape[1])])
    frame["mood"] = kept["mood"]
    days = frame["mood"].groupby(kept["days"]).mean().to_numpy()
    kernel = lambda: ruptures.KernelCPD(kernel="linear", min_size=SHORTEST).fit(days).predict(pen=PRICE)  # noqa: E731
    pelt = lambda jump: ruptures.Pelt("l2", min_size=SHORTEST, jump=jump).fit(days).predict(pen=PRICE)  # noqa: E731
    said = {
        "versions": {name: version(name) for name in ("numpy", "pandas", "ruptures", "statsmodels")},
        "below .05": regressions(kept),
        "averages": averages(frame),
        "cuts": len(kernel()) - 1,
        "took": {
            "regressions": took(lambda: regressions(kept), runs=max(int(runs) // 3, 1)),
            "averages": took(lambda: averages(frame), runs=int(runs)),
            "kernel": took(kernel, runs=int(runs)),
            "pelt": took(lambda: pelt(1 if more else 5), runs=0),
        },
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])
