"""In which stage a step stands: the same for every case, or by the answers, where the step says so.

A step that the answers place is in the plan whatever they are, once: the first of its lines that they meet decides, and
if none is met it stands where its kind does.
"""

from checklist.catalogues import Placing, Stage
from checklist.conditions import Answers, meets
from checklist.model import Routine, Step


def placing_of(routine: Routine, step: Step, answers: Answers) -> Placing | None:
    """Return the line that places ``step`` by these ``answers``, or None where none of its lines is met."""
    questions = routine.question_by_id.values()
    return next((line for line in step.placed if meets(questions, line.when, answers)), None)


def stage_for(routine: Routine, step: Step, answers: Answers) -> Stage:
    """Return the stage in which ``step`` stands by these ``answers``."""
    line = placing_of(routine, step, answers)
    name = line.stage if line else routine.stage_of(step)
    return next(stage for stage in routine.stages if stage.id == name)


def by_stage(routine: Routine) -> bool:
    """Tell whether the answers place steps, so that a plan is read stage by stage rather than as now and later."""
    return any(step.placed for owner in routine.step_sets for step in owner.steps)
