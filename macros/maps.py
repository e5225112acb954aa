"""Branch maps: one small picture for each section, drawn at build time from the data.

A map shows what differs: which answers lead to which branch, and who takes part in the kinds of act that the data
has there (``in_map``). ``publish`` draws the DOT text as SVG; the same facts stand as text under the picture.

A map goes downwards, since a page is narrow: it is then shown whole, with letters as large as they are drawn.
"""

from checklist.model import Branch, Handbook, Routine, Section, Step

INK, LINE, PAPER, SOFT = "#17211f", "#55635f", "#ffffff", "#e4f0ed"
HEAD = f"""\
digraph {{
rankdir=TB; bgcolor="transparent"; nodesep=0.15; ranksep=0.3; pad=0.05;
node [shape=box, style="rounded,filled", fillcolor="{PAPER}", color="{LINE}", fontcolor="{INK}",
      fontname="Arial", fontsize=13, margin="0.1,0.06"];
edge [color="{LINE}", arrowsize=0.6];"""


def dot_sources(handbook: Handbook) -> dict[str, str]:
    """Return DOT text by section id, for all routines."""
    return {
        section.id: section_dot(handbook, routine, section)
        for routine in handbook.routines
        for section in routine.sections
    }


def ladder(routine: Routine, branch: Branch) -> list[tuple[str, Step]]:
    """Return the acts of a branch that its map shows, each with the label of its kind, in the order of the kinds."""
    return [
        (kind.label, step)
        for kind in routine.kinds
        if kind.in_map
        for step in branch.steps
        if step.kind == kind.id
    ]


def deciding(routine: Routine, section: Section, branch: Branch) -> list[str]:
    """Return the answers that tell a branch from the others of its section, as labels."""
    shared = [other.when for other in routine.branches if other.section == section.id]
    labels = []
    for question_id, options in branch.when.items():
        if any(when.get(question_id) != options for when in shared):
            question = routine.question_by_id[question_id]
            labels += [option.label for name in options if (option := question.option(name))]
    return labels


def section_dot(handbook: Handbook, routine: Routine, section: Section) -> str:
    """Return the map of one section as DOT text."""
    lines = [HEAD, f'start [label={_quoted(section.title)}, fillcolor="{SOFT}"];']
    points: dict[tuple[str, ...], str] = {(): "start"}
    for branch in (branch for branch in routine.branches if branch.section == section.id):
        path: tuple[str, ...] = ()
        for label in deciding(routine, section, branch):
            before, path = points[path], (*path, label)
            if path not in points:
                points[path] = f"n{len(points)}"
                lines += [f"{points[path]} [label={_quoted(label)}];", f"{before} -> {points[path]};"]
        previous = points[path]
        for label, step in ladder(routine, branch):
            name = f"{previous}_{step.kind.replace('-', '_')}"
            letters = " + ".join(handbook.unit_by_id[unit].letter for unit in (step.lead, *step.with_))
            text = f"{label}\n{letters}"
            lines += [f"{name} [label={_quoted(text)}];", f"{previous} -> {name};"]
            previous = name
    return "\n".join([*lines, "}"])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
