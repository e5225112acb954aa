"""spaces: every combination of answers, worked out once."""

from dataclasses import replace

from checklist.spaces import Space, nearest_to, space_of


def test_a_condition_holds_in_the_rows_where_each_question_it_names_has_one_of_its_options(small):
    space = Space(small)
    assert space.mask_of({}) == space.everything
    villas = space.mask_of({"hus": ("villa",)})
    assert [space.rows[index]["hus"] for index in space.indexes(villas)] == ["villa"] * 4
    assert space.mask_of({"hus": ("villa", "lagenhet")}) == space.everything
    assert space.mask_of({"hus": ("villa",), "hund": ("ja",)}) == villas & space.mask_of({"hund": ("ja",)})


def test_the_space_holds_every_combination_of_known_options_once(small, routine):
    assert len({tuple(row.items()) for row in Space(small).rows}) == 2 * 2 * 2
    # Whether there is a day for the eviction decides steps and no branch: it is not in the core.
    assert len({tuple(row.items()) for row in Space(routine).rows}) == 2 * 4 * 3 * 2


def test_each_combination_is_exactly_one_of_branch_gap_and_impossible(routine):
    for outlook in Space(routine).outlooks:
        assert (len(outlook.branches), bool(outlook.gaps), bool(outlook.impossible)) in {
            (1, False, False),
            (0, True, False),
            (0, False, True),
        }
        assert bool(outlook.gaps) == bool(outlook.nearest)


def test_answers_restrict_the_rows_and_the_unknown_option_does_not(small):
    space = Space(small)
    assert space.rows_for({}) == space.everything
    assert space.rows_for({"nyckel": "vet-ej"}) == space.everything
    rows = [space.rows[index] for index in space.indexes(space.rows_for({"hus": "villa", "hund": "ja"}))]
    assert [row["nyckel"] for row in rows] == ["tappad", "stulen"]


def test_the_impossible_rows_are_left_out_of_the_possible_ones(small):
    space = Space(small)
    assert [space.rows[index]["hund"] for index in space.indexes(space.everything ^ space.possible)] == [
        "ja",
        "ja",
    ]


def test_the_nearest_branches_of_a_gap_are_those_of_the_answers_that_it_names_instead(small):
    space = Space(small)
    gaps = [outlook for outlook in space.outlooks if outlook.gaps]
    assert [[branch.id for branch in outlook.nearest] for outlook in gaps] == [["lagenhet-tappad"]]


def test_the_space_is_worked_out_once_for_a_routine_and_anew_for_a_changed_one(small):
    assert space_of(small) is space_of(small)
    assert space_of(replace(small)) is not space_of(small)


def test_what_is_the_same_to_the_user_has_the_same_key(small):
    keys = {outlook.key for outlook in Space(small).outlooks}
    assert len(keys) == 4


def test_the_branches_nearest_to_a_gap_are_those_that_its_answers_have_instead(small, routine):
    assert [branch.id for branch in nearest_to(small, small.gaps[0])] == ["lagenhet-tappad"]
    for gap in routine.gaps:
        looks = [look for look in space_of(routine).outlooks if look.gaps == (gap,)]
        assert {branch.id for look in looks for branch in look.nearest} == {
            branch.id for branch in nearest_to(routine, gap)
        }
        assert len(nearest_to(routine, gap)) > 1
