"""Matching stays near-linear: measured in CPU time, in one run, beyond parsing."""

import math
import time

from tests.benchmarks.claims_at_volume import volume

from rashomon.reconciliation import reconcile

MOST_SECONDS = 6.0
"""For 10,000 claims, two cores or fewer."""
STEEPEST = 1.2
"""Exponent of the time in the number of claims."""


def seconds(claims: int) -> float:
    extractions, entities = volume(claims)
    begin = time.process_time()
    found = reconcile(extractions, entities)
    assert len(found.claims) == claims
    return time.process_time() - begin


def test_ten_thousand_claims_are_matched_in_time_and_near_linearly() -> None:
    seconds(500)
    few, some, many = min(seconds(2_000), seconds(2_000)), seconds(10_000), min(seconds(20_000), seconds(20_000))
    assert some <= MOST_SECONDS
    assert math.log10(many / few) <= STEEPEST
