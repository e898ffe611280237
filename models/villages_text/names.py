"""Which of the chosen villages a written name means: exactly, in short, or nearly."""

from __future__ import annotations

from collections.abc import Sequence

from models.divisions import Division, short_village_name

NEAR_ENOUGH = 50  # of 100: one wrong sign in a name of three still counts as near
MOST_OFFERED = 3


class KnownVillages:
    """The chosen villages by every way their names are certain.

    ``above`` are the names of the units above, which the table writes before some villages.
    """

    def __init__(self, villages: Sequence[Division], above: Sequence[str] = ()) -> None:
        self._villages, self._above = villages, above
        self._by_word: dict[str, list[Division]] = {}
        for village in villages:
            short = short_village_name(village.name, above)
            for word in {village.code, village.name, short, _bare(short)}:
                self._by_word.setdefault(word, []).append(village)

    def find(self, written: str) -> Division | None:
        """The one village that ``written`` means by code, name or short name."""
        short = short_village_name(written, self._above)
        for word in (written, short, _bare(short)):
            found = self._by_word.get(word, [])
            if len(found) == 1:
                return found[0]
        return None

    def nearest(self, written: str) -> tuple[Division, ...]:
        """At most three villages whose names look like ``written``, the nearest first."""
        shorts = [short_village_name(each.name, self._above) for each in self._villages]
        near = nearest_places(short_village_name(written, self._above), shorts)
        return tuple(self._villages[at] for at in near)


def nearest_places(written: str, names: Sequence[str]) -> list[int]:
    """Return the places of at most three ``names`` that look like ``written``, the nearest first.

    What the names of all villages end with does not count: 云领村 finds 云岭村.
    """
    from rapidfuzz import fuzz, process

    near = process.extract(
        _bare(written),
        [_bare(each) for each in names],
        scorer=fuzz.ratio,
        score_cutoff=NEAR_ENOUGH,
        limit=MOST_OFFERED,
    )
    return [at for _, _, at in near]


def _bare(short: str) -> str:
    """石桥村 → 石桥; names of a single sign keep their 村."""
    for ending in ("村", "社区", "嘎查"):
        bare = short.removesuffix(ending)
        if bare != short and len(bare) > 1:
            return bare
    return short
