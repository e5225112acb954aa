"""A handbook so small that all of it is seen, and the changes of it that several faults start from."""

R = "mini.yaml"
FILES = {
    "units.yaml": "units:\n  - {id: a, name: Enhet A, letter: A}\n",
    "sources.yaml": """\
sources:
  - {id: kalla, title: Källan, publisher: Kommunen, review: "2027-05-21", about: Prov., no_link: Prov., headings: [{text: Ett}]}
""",
    R: """\
id: mini
title: Mini
edition: "2024"
review: "2027-05-21"
source: kalla
stages:
  - {id: nu, label: Nu}
kinds:
  - {id: gor, label: Gör, stage: nu}
outcomes:
  - {id: ja, label: Ja}
  - {id: nej, label: Nej}
reasons:
  - {id: gjort, label: Redan gjort}
questions:
  - {id: barn, text: Barn?, heading: [Ett], options: [{id: ja, label: Ja}, {id: nej, label: Nej}]}
sections:
  - {id: ett, title: Ett, heading: [Ett]}
branches:
  - id: med
    title: Med barn
    section: ett
    when: {barn: ja}
    heading: [Ett]
    each: {lead: a, kind: gor}
    steps:
      - {id: fraga, text: Fråga., outcomes: [ja, nej]}
      - {id: sedan, text: Gör sedan., after: [{step: fraga, outcome: ja}]}
  - id: utan
    title: Utan barn
    section: ett
    when: {barn: nej}
    heading: [Ett]
    each: {lead: a, kind: gor}
    steps:
      - {id: lyssna, text: Lyssna., outcomes: [ja, nej]}
""",
}
UTAN = FILES[R][FILES[R].index("  - id: utan") :]
GAP = "gaps:\n  - {id: lucka, title: Lucka, text: Saknas., decides: Chefen., when: {barn: nej}, instead: {barn: ja}}\n"


def asking(options, more=""):
    """One question more, that decides steps alone, with these options."""
    listed = ", ".join(f"{{id: {name}, label: {name}}}" for name in options)
    return (
        "sections:",
        f"  - {{id: djur, text: Djur?, heading: [Ett], options: [{listed}]{more}}}\nsections:",
    )


SEVERAL = asking(["hund", "katt"], ", many: true")
PETS = ("text: Gör sedan.", "text: Gör sedan., when: {djur: [hund, katt]}")

ALONE = (
    "sections:",
    "  - {id: djur, text: Djur?, heading: [Ett], many: true, options: [{id: hund, label: Hund}, {id: katt, label: Katt}, {id: inget, label: Inget, alone: true}]}\nsections:",
)


def addition(name, when, *steps):
    """An addition with these steps, each a text without its braces."""
    listed = "".join(f"      - {{{step}}}\n" for step in steps)
    return f"  - id: {name}\n    title: T\n    when: {when}\n    heading: [Ett]\n    each: {{lead: a, kind: gor}}\n    steps:\n{listed}"


def and_additions(*additions):
    """Additions after the last branch."""
    return (
        "      - {id: lyssna, text: Lyssna., outcomes: [ja, nej]}\n",
        LYSSNA + "additions:\n" + "".join(additions),
    )


LYSSNA = "      - {id: lyssna, text: Lyssna., outcomes: [ja, nej]}\n"
FRAGA, SEDAN = "text: Fråga., outcomes: [ja, nej]", "text: Gör sedan., after: [{step: fraga, outcome: ja}]"
YES_OR_NO = asking(["ja", "nej"])
CONTACT = ("{id: ja, label: Ja}\n", "{id: ja, label: Ja, contact: true}\n")
RESTING = ("  - {id: nu, label: Nu}", "  - {id: nu, label: Nu}\n  - {id: vila, label: Vila, rests: true}")
AGAIN = ("outcomes:\n  - {id: ja", "outcomes:\n  - {id: igen, label: Igen, again: true}\n  - {id: ja")
NO_WAY = "kan aldrig öppnas, för det väntar på utfall som inte kan gälla på en gång, eller inte komma i tid (av ett steg gäller det senaste utfallet: ändra after, eller skriv opens: any)"
NO_CONTACT = "öppnas vid kontakt, men ingen kontakt kan komma före det i samma ärende (ta bort on_contact, eller ändra after)"
NOT_NOTED = (
    "öppnas vid kontakt, men inget steg i planen har ett utfall som är kontakt och går att anteckna före det"
)
NOT_NOTED_REMEDY = "ta bort on_contact, eller lägg till ett utfall med contact: true"
CIRCLE = "(ta bort ett after; det som ska göras om är ett utfall med again, eller ett steg till)"
ONLY_READ = 'som kan stå i skedet "vila" där inget går att anteckna (låt "fraga" stå i ett annat skede, eller vänta på ett annat steg)'
