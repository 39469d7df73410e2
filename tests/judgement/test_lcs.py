"""What stays is in order, equal, and as much as can be."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.judgement import lcs
from crawler.judgement.lcs import heaviest, matches

ROWS = st.lists(st.sampled_from("abcde"), max_size=9)


def longest(before: list[str], after: list[str]) -> int:
    """The length of a longest common subsequence, by trying."""
    for size in range(min(len(before), len(after)), 0, -1):
        if {tuple(part) for part in combinations(before, size)} & {tuple(part) for part in combinations(after, size)}:
            return size
    return 0


@given(ROWS, ROWS)
def test_short_rows_keep_as_much_as_can_be_kept(before, after):
    found = matches(before, after)
    assert all(before[i] == after[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert len(found) == longest(before, after)


@given(ROWS, ROWS)
def test_long_rows_are_cut_and_still_in_order(before, after):
    whole = lcs.EXACT
    lcs.EXACT = 4
    try:
        found = matches(before, after)
    finally:
        lcs.EXACT = whole
    assert all(before[i] == after[j] for i, j in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))


def test_a_word_replaced_in_a_long_line_leaves_all_others():
    before = [f"word{n % 4000}" for n in range(20_000)]
    after = [*before[:7000], "other", *before[7001:]]
    assert len(matches(before, after)) == len(before) - 1


@given(st.lists(st.integers(0, 6), max_size=7, unique=True), st.data())
def test_the_heaviest_rising_part_is_found(rights, data):
    pairs = list(enumerate(rights))
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(pairs), max_size=len(pairs)))
    found = heaviest(pairs, weights)
    rising = [
        sum(weights[i] for i, _ in part)
        for size in range(len(pairs) + 1)
        for part in combinations(pairs, size)
        if all(a[1] < b[1] for a, b in pairwise(part))
    ]
    assert all(a[1] < b[1] for a, b in pairwise(found))
    assert sum(weights[i] for i, _ in found) == max(rising)
