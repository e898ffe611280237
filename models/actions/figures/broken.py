"""A cross-check that does not hold, with the cases that break it by name."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_NAMED = 20


@dataclass(frozen=True)
class Broken:
    """A check that does not hold: its rule, the numbers, and the cases that break it."""

    rule: str
    told: str
    ids: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What stands in red on the paper and in the window."""
        named = "、".join(self.names[:_MOST_NAMED])
        more = f"等{len(self.ids)}起" if len(self.ids) > _MOST_NAMED else ""
        where = (
            f"请核对这些纠纷：{named}{more}。"
            if self.ids
            else "请重新出一次表；还不符请备份后报修。"
        )
        return f"核对不符：{self.rule}（{self.told}）。{where}"
