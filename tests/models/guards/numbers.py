"""Makes numbers of people that pass their checks, for tests only: all of them are invented."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

PROVINCES = ("11", "35", "44", "52", "53", "65")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity_of(place: str, born: dt.date, serial: int) -> str:
    """Return an identity number with its check digit (GB 11643)."""
    body = f"{place}{born:%Y%m%d}{serial:03}"
    total = sum(int(sign) * weight for sign, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def card_of(body: str) -> str:
    """Return a bank card's number with its Luhn digit."""
    for digit in "0123456789":
        total = 0
        for place, sign in enumerate(reversed(body + digit)):
            doubled = int(sign) * (1 + place % 2)
            total += doubled - 9 if doubled > 9 else doubled
        if total % 10 == 0:
            return body + digit
    raise AssertionError


def digits(count: int) -> st.SearchStrategy[str]:
    """So many digits."""
    return st.text("0123456789", min_size=count, max_size=count)


PLACES = st.builds("".join, st.tuples(st.sampled_from(PROVINCES), digits(4)))
IDENTITIES = st.builds(
    identity_of, PLACES, st.dates(dt.date(1920, 1, 1), dt.date(2026, 1, 1)), st.integers(0, 999)
)
OLD_IDENTITIES = st.builds(
    lambda place, born, serial: f"{place}{born:%y%m%d}{serial:03}",
    PLACES,
    st.dates(dt.date(1930, 1, 1), dt.date(1999, 12, 31)),
    st.integers(0, 999),
)
CARDS = st.builds(
    lambda head, tail: card_of(head + tail),
    st.sampled_from(["6222", "6217", "6228", "4367", "5187"]),
    st.one_of(digits(11), digits(14)),
)
MOBILES = st.builds("".join, st.tuples(st.just("1"), st.sampled_from("3456789"), digits(9)))
LANDLINES = st.builds(
    lambda area, gap, tail: f"{area}{gap}{tail}",
    st.sampled_from(["010", "0855", "020", "0591"]),
    st.sampled_from(["-", " ", "—", ""]),
    st.sampled_from(["82345678", "8234567", "62345670"]),
)
