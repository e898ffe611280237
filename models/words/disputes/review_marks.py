"""How many marks a fault costs in the self-review [own]; the county's own table may differ.

No source gives marks: a district bureau names the seven points only (S16).
"""

MARKS = {
    "no_application": 6,
    "not_accepted": 10,
    "mediated_before_acceptance": 4,
    "no_notice": 4,
    "missing_paper": 5,
    "wanted_paper": 2,
    "blank_in_paper": 3,
    "unsigned_agreement": 5,
    "nothing_investigated": 6,
    "evidence_without_origin": 2,
    "no_identity": 4,
    "no_term_for_money": 4,
    "over_time": 5,
    "not_guided": 5,
    "overturned": 15,
    "too_few_copies": 2,
    "revisit_missed": 5,
    "revisit_late": 3,
    "never_revisited": 10,
    "pages_unknown": 2,
    "no_keeping": 3,
}
