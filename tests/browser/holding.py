"""What one does who holds a seminar: the trainer's page, the room's window, and things done at random in both."""

import random

ROOM = "Öppna salens fönster"
FILE = "ladda-ner/bo-kvar-seminarium.html"
# What the trainer's page says that the room sees, and what the room's window holds.
PREVIEW = "() => document.querySelector('[data-preview]').firstElementChild.innerHTML"
SEEN = "() => document.querySelector('main').firstElementChild.innerHTML"
ACTIONS = 200
SIZE = {"width": 1280, "height": 720}


def opened(page):
    """Open the room's window from the trainer's page."""
    with page.expect_popup() as popup:
        page.get_by_role("button", name=ROOM).click()
    popup.value.set_viewport_size(SIZE)
    return popup.value


def after_each_action(page, room):
    """Do 200 things in either window, close and open the room now and then; yield the room after each of them."""
    chance = random.Random(16)
    for _ in range(ACTIONS):
        window = chance.choice([page, room])
        match chance.randrange(12):
            case 0:
                page.evaluate("() => document.activeElement.blur()")
                room.close()
                room = opened(page)
            case 1 if page.locator("input[type=number]").count():
                page.locator("input[type=number]").first.fill(str(chance.randrange(20)))
            case 2 if page.locator("button[name=byt]").count():
                chance.choice(page.locator("button[name=byt]").all()).click()
            case number if number < 9:
                window.keyboard.press(chance.choice(["PageDown", "ArrowRight"]))
            case _:
                window.keyboard.press(chance.choice(["PageUp", "ArrowLeft"]))
        yield room
