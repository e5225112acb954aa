"""What a condition says, and which answers meet it: a question, and one of these options.

Conditions are poor on purpose: a mapping from questions to options, all of which must hold. There is no negation, no
arithmetic and no nesting.
"""

from collections.abc import Iterable, Mapping

from checklist.model import Routine
from checklist.questions import Option, Question

Answers = Mapping[str, str]
Condition = Mapping[str, tuple[str, ...]]
# Between the options that are chosen of a question that may have several; no id holds it.
AND = ","


def core_of(routine: Routine) -> tuple[Question, ...]:
    """Return the questions that decide the branch: those that branches, gaps and contradictions name."""
    conditions = [gap.instead for gap in routine.gaps]
    conditions += [branch.when for branch in routine.branches]
    conditions += [gap.when for gap in routine.gaps] + [item.when for item in routine.impossible]
    named = {question for when in conditions for question in when}
    return tuple(question for question in routine.questions if question.id in named)


def free_of(routine: Routine) -> tuple[Question, ...]:
    """Return the questions outside the core, those of law first: they decide steps, and never the branch."""
    core = core_of(routine)
    return (*routine.law_questions, *(question for question in routine.questions if question not in core))


def chosen(question: Question, answers: Answers) -> tuple[str, ...]:
    """Return the ids of the options that are chosen; a question of law that nobody has answered has its "vet ej"."""
    given = answers.get(question.id, "")
    if not given and question.source and question.unknown:
        return (question.unknown.id,)
    return tuple(given.split(AND)) if given else ()


def permits(question: Question, answer: str) -> bool:
    """Tell whether a question has an answer: an option, or several where it may have several."""
    names = answer.split(AND) if question.many else [answer]
    found = [question.option(name) for name in names]
    return all(found) and (len(found) == 1 or not any(option and option.alone for option in found))


def toggled(question: Question, answers: Answers, option: str, *, on: bool) -> str:
    """Return the answer to a question that may have several, with one option put in or taken out."""
    others = set(chosen(question, answers)) - {option}
    if on:
        apart = {known.id for known in question.options if known.alone}
        others = {option} if option in apart else (others - apart) | {option}
    return AND.join(known.id for known in question.options if known.id in others)


def options_of(question: Question, answers: Answers) -> tuple[Option, ...]:
    """Return the options of a question that have been chosen, in the file's order."""
    given = answers.get(question.id, "").split(AND)
    return tuple(option for option in question.options if option.id in given)


def meets(questions: Iterable[Question], when: Condition, answers: Answers) -> bool:
    """Tell whether ``answers`` meet what a condition says of ``questions``.

    One that accepts every known option is met without an answer.
    """
    return all(_met(question, when[question.id], answers) for question in questions if question.id in when)


def can_meet(questions: Iterable[Question], when: Condition, answers: Answers) -> bool:
    """Tell whether some answers to what is not answered yet, or not known, would meet a condition on ``questions``."""
    return all(
        _met(question, when[question.id], answers) or question.many or not is_known(question, answers)
        for question in questions
        if question.id in when
    )


def _met(question: Question, options: tuple[str, ...], answers: Answers) -> bool:
    known = {option.id for option in question.options if not option.unknown}
    whatever = not question.many and not question.source and known <= set(options)
    return whatever or bool(set(chosen(question, answers)) & set(options))


def covers(wide: Condition, narrow: Condition) -> bool:
    """Tell whether one condition is met whenever another is."""
    return all(set(narrow.get(name, ("",))) <= set(options) for name, options in wide.items())


def is_known(question: Question, answers: Answers) -> bool:
    """Tell whether a question is answered with something else than "vet ej"."""
    given = answers.get(question.id, "")
    return bool(given) and not (question.unknown and given == question.unknown.id)
