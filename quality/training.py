"""Owns what the ranker learns from the verdicts: a logistic regression, its weights and the report beside them.

Needs scikit-learn and matplotlib, which quizgen itself does not.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler

from quality.verdicts import Verdict
from quizgen.generate.rank import WEIGHTS
from quizgen.model import Kind

STRENGTH = 0.3
"""Inverse of the regularisation: chosen by log loss on documents left out, among 0.1, 0.2, 0.3, 0.5 and 1."""
SMALLEST = 0.005
"""Weights below it are left out of the file."""
BINS = 10
REPORT = WEIGHTS.with_name("weights-report.json")
PLOT = Path(__file__).parent / "calibration.png"


FIRST_SIGHT = 28
"""From this round on verdicts are on documents for which no rule had been written. A document whose rejects were read
flatters what is still made of it, so the score promises what readers say at first sight, and that counts double."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is learned from: signs, whether it is a question, whether a reader kept it, the document to leave out.

    `tuned` is 1 for what was judged of documents that rules were written for, whose flattery the weights leave out.
    """

    signs: list[dict[str, float]]
    asked: np.ndarray[Any, Any]
    kept: np.ndarray[Any, Any]
    tuned: np.ndarray[Any, Any]
    documents: np.ndarray[Any, Any]


def sample(verdicts: Sequence[Verdict]) -> Sample:
    """The verdicts on cards that are still made; a card that several judged counts once, by majority."""
    by_card: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.made:
            by_card.setdefault(verdict.card, []).append(verdict)
    firsts = [group[0] for group in by_card.values()]
    kept = [2 * sum(v.accepted for v in group) >= len(group) for group in by_card.values()]
    return Sample(
        [dict(v.signs) for v in firsts],
        np.array([v.kind == Kind.QA for v in firsts], dtype=int),
        np.array(kept, dtype=int),
        np.array([max(map(_number, group)) < FIRST_SIGHT for group in by_card.values()], dtype=int),
        np.array([v.document for v in firsts]),
    )


def _number(verdict: Verdict) -> int:
    return int(verdict.round.split()[1])


def train(found: Sample) -> dict[str, Any]:
    """weights.json, its report and the calibration plot are those of this sample; the report is returned."""
    vectorizer = DictVectorizer(sparse=False)
    signs = vectorizer.fit_transform(found.signs)
    table = np.hstack([signs, signs * found.asked[:, None], found.tuned[:, None]])
    _write_weights(table, found, list(vectorizer.feature_names_))
    likely = _left_out(table, found)
    report = _report(found, likely)
    REPORT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    _plot(report["calibration"])
    return report


def _write_weights(table: Any, found: Sample, names: list[str]) -> None:
    scale = MaxAbsScaler().fit(table)
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(scale.transform(table), found.kept, sample_weight=_counting(found))
    learned = model.coef_[0] / scale.scale_
    content = {
        "intercept": round(float(model.intercept_[0]), 3),
        "weights": _told(names, learned[: len(names)]),
        "more_of_questions": _told(names, learned[len(names) : -1]),
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _told(names: list[str], learned: Any) -> dict[str, float]:
    weights = {name: round(float(weight), 3) for name, weight in zip(names, learned, strict=True)}
    return {name: weight for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}


def _left_out(table: Any, found: Sample) -> Any:
    """For each card the probability given by a model that saw no card of its document."""
    model = make_pipeline(MaxAbsScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))
    return cross_val_predict(
        model,
        table,
        found.kept,
        groups=found.documents,
        cv=LeaveOneGroupOut(),
        method="predict_proba",
        n_jobs=-1,
        params={"logisticregression__sample_weight": _counting(found)},
    )[:, 1]


def _counting(found: Sample) -> Any:
    return 2.0 - found.tuned


def _report(found: Sample, likely: Any) -> dict[str, Any]:
    order = np.argsort(-likely)
    best = {
        f"best {share:.0%}": _share(found.kept[order[: int(len(order) * share)]])
        for share in (0.05, 0.1, 0.2, 0.3, 0.5)
    }
    return {
        "cards": len(found.kept),
        "documents": len(set(found.documents)),
        "kept by readers": _share(found.kept),
        "leave-one-document-out AUC": round(float(roc_auc_score(found.kept, likely)), 3),
        "leave-one-document-out log loss": round(float(log_loss(found.kept, likely)), 3),
        "kept among the": best,
        "calibration": _calibration(found.kept, likely),
    }


def _share(kept: Any) -> float:
    return round(float(np.mean(kept)), 3)


def _calibration(kept: Any, likely: Any) -> list[dict[str, float]]:
    edges = np.linspace(0, 1, BINS + 1)
    rows = []
    for low, high in pairwise(edges):
        inside = (likely >= low) & (likely < high)
        if inside.any():
            row = {"from": low, "to": high, "said": likely[inside].mean(), "kept": kept[inside].mean()}
            rows.append({**{name: round(float(value), 3) for name, value in row.items()}, "cards": int(inside.sum())})
    return rows


def _plot(rows: list[dict[str, float]]) -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    axes.scatter([r["said"] for r in rows], [r["kept"] for r in rows], s=[r["cards"] / 2 for r in rows])
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="probability given, document left out", ylabel="share readers kept")
    axes.set_title("Calibration of the ranker (area: cards)")
    figure.savefig(PLOT, dpi=110, metadata={"Software": None})
