"""Where the case is kept: nowhere, in this browser for some days, or in a file of the user's own."""

from datetime import timedelta

from markupsafe import Markup

from checklist.controls import PageVerb, Verb
from checklist.days import day_from, written
from checklist.html import tags as h
from checklist.html.notes import note
from checklist.views import DAYS, View


def keeping(view: View, *, keeps: bool = True) -> Markup:
    """Return the choices under the plan: keep the case, shared computer, files, clear; a case that is never kept has fewer."""
    return h.div("#bk-spara.bk-keeping")[
        keeps and not view.shared and _remember(view),
        keeps
        and h.label(".bk-keep")[
            h.input(id=Verb.SHARE, type="checkbox", name=Verb.SHARE, value="1", checked=view.shared),
            h.span["Delad dator"],
        ],
        h.p(".bk-hint")[
            _hint(view) if keeps else "Inget sparas här. Det du har svarat glöms när du lämnar sidan."
        ],
        note(view, Verb.KEEP),
        _files(view),
        h.button(".bk-button.bk-button--quiet", id=Verb.CLEAR, type="button", name=Verb.CLEAR, value="1")[
            "Rensa allt"
        ],
        note(view, Verb.CLEAR),
    ]


def _remember(view: View) -> Markup:
    return h.fragment[
        h.label(".bk-keep")[
            h.input(id=Verb.KEEP, type="checkbox", name=Verb.KEEP, value="1", checked=view.save),
            h.span["Kom ihåg ärendet i den här webbläsaren"],
        ],
        view.save
        and h.p(".bk-days")[
            h.label(for_=Verb.KEEP_DAYS)["Hur länge "],
            h.select(id=Verb.KEEP_DAYS, name=Verb.KEEP_DAYS)[
                [h.option(value=str(days), selected=days == view.days)[f"{days} dagar"] for days in DAYS]
            ],
        ],
    ]


def _hint(view: View) -> str:
    if view.shared:
        return (
            "Inget sparas, och allt glöms när du lämnar sidan. "
            "Därför kan webbläsaren inte komma ihåg ärendet så länge rutan är ikryssad."
        )
    if not view.save:
        return (
            f'Inget sparas nu. Med "Kom ihåg" sparas bara svar, bockar och datum, i {view.days} dagar. '
            'Välj "Delad dator" om fler använder den.'
        )
    today = day_from(view.today)
    last = written((today + timedelta(days=view.days)).isoformat()) if today else ""
    until = f"Sparas till och med {last} om inget ändras." if last else "Sparas från den senaste ändringen."
    return f"{until} Bara svar, bockar och datum. Inget lämnar webbläsaren."


def _files(view: View) -> Markup:
    return h.details(".bk-files", id="bk-filer")[
        h.summary["Spara eller öppna en fil"],
        h.p[
            h.button(".bk-button.bk-button--quiet", id=Verb.SAVE_FILE, type="button", name=Verb.SAVE_FILE)[
                "Spara som fil"
            ]
        ],
        note(view, Verb.SAVE_FILE),
        h.label(for_=PageVerb.OPEN_FILE)["Öppna ett sparat ärende"],
        h.input(
            id=PageVerb.OPEN_FILE,
            type="file",
            name=PageVerb.OPEN_FILE,
            accept=".json,application/json",
            aria_describedby="bk-filen",
        ),
        h.p("#bk-filen.bk-hint")["Filen säger inte vem ärendet gäller, men den är inte låst."],
        note(view, PageVerb.OPEN_FILE),
    ]
