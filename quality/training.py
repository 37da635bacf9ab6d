"""Owns what the ranker learns from the verdicts: small boosted trees, and the report beside them.

Needs scikit-learn and matplotlib, which quizgen itself does not.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from quality.verdicts import Verdict
from quizgen.generate.rank import WEIGHTS
from quizgen.model import Kind

TREES, STEP, DEPTH, LEAF = 120, 0.08, 4, 20
"""How many trees, how much of each is believed, how many signs one asks for in turn, and the fewest cards it parts."""
SIGNS_SEEN, CARDS_SEEN = 0.1, 0.5
"""The share of the signs that a step may choose from, and of the cards that a tree sees: trees that differ err less."""
TUNED = "document tuned for"
BINS = 10
REPORT = WEIGHTS.with_name("weights-report.json")
PLOT = Path(__file__).parent / "calibration.png"


FIRST_SIGHT = 28
"""From this round on verdicts are on documents for which no rule had been written. A document whose rejects were read
flatters what is still made of it, so the score promises what readers say at first sight, and that counts double."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is learned from: signs, whether a reader kept it, the document to leave out.

    `tuned` is 1 for what was judged of documents that rules were written for, whose flattery the weights leave out.
    """

    signs: list[dict[str, float]]
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
        [{**v.signs, "question": float(v.kind == Kind.QA)} for v in firsts],
        np.array(kept, dtype=int),
        np.array([max(map(_number, group)) < FIRST_SIGHT for group in by_card.values()], dtype=int),
        np.array([v.document for v in firsts]),
    )


def _number(verdict: Verdict) -> int:
    return int(verdict.round.split()[1])


def train(found: Sample) -> dict[str, Any]:
    """weights.json, its report and the calibration plot are those of this sample; the report is returned."""
    vectorizer = DictVectorizer(sparse=False)
    table = np.hstack([found.tuned[:, None], vectorizer.fit_transform(found.signs)])
    names = [TUNED, *vectorizer.feature_names_]
    content = grown(_model().fit(table, found.kept, sample_weight=_counting(found)), names)
    WEIGHTS.write_text(_written(content), encoding="utf-8")
    likely = _left_out(table, found)
    report = _report(found, likely)
    REPORT.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    _plot(report["calibration"])
    return report


def _model() -> GradientBoostingClassifier:
    return GradientBoostingClassifier(
        n_estimators=TREES,
        learning_rate=STEP,
        max_depth=DEPTH,
        min_samples_leaf=LEAF,
        max_features=SIGNS_SEEN,
        subsample=CARDS_SEEN,
        random_state=0,
    )


def grown(model: GradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    """The trees as `generate/trees.py` walks them, for documents that no rule was written for (`TUNED` is 0).

    A step's gain is how much the mean of what a tree says there differs from the mean before the step.
    """
    start = float(model._raw_predict_init(np.zeros((1, len(names))))[0, 0])
    roots = []
    for (regressor,) in model.estimators_:
        said, root = _node(regressor.tree_, 0, names)
        start += STEP * said
        roots += [root] if root else []
    return {"start": round(start, 4), "signs": list(names), "trees": roots}


def _node(tree: Any, place: int, names: Sequence[str]) -> tuple[float, list[Any] | None]:
    """What a tree says on average at a node, and the node; steps that ask for `TUNED` are taken at once."""
    said = float(tree.value[place][0, 0])
    if tree.children_left[place] < 0:
        return said, None
    if names[tree.feature[place]] == TUNED:
        return _node(tree, tree.children_left[place], names)
    limit = round(float(tree.threshold[place]), 6)
    sides = (_node(tree, child[place], names) for child in (tree.children_left, tree.children_right))
    steps = [part for value, node in sides for part in (round(STEP * (value - said), 4), node)]
    return said, [int(tree.feature[place]), limit, *steps]


def _written(content: dict[str, Any]) -> str:
    """JSON with a line for each tree, so that a change can be read."""
    trees = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in content["trees"])
    signs = json.dumps(content["signs"], ensure_ascii=False)
    return f'{{\n "start": {content["start"]},\n "signs": {signs},\n "trees": [\n  {trees}\n ]\n}}\n'


def _left_out(table: Any, found: Sample) -> Any:
    """For each card the probability given by a model that saw no card of its document."""
    return cross_val_predict(
        _model(),
        table,
        found.kept,
        groups=found.documents,
        cv=LeaveOneGroupOut(),
        method="predict_proba",
        n_jobs=-1,
        params={"sample_weight": _counting(found)},
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
        "of documents no rule was written for": _at_first_sight(found, likely),
        "kept among the": best,
        "calibration": _calibration(found.kept, likely),
    }


def _at_first_sight(found: Sample, likely: Any) -> dict[str, float]:
    new = found.tuned == 0
    auc = round(float(roc_auc_score(found.kept[new], likely[new])), 3)
    return {"cards": int(new.sum()), "said": _share(likely[new]), "kept": _share(found.kept[new]), "AUC": auc}


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
