"""The same few verbs in three engines: Chromium and Firefox by Playwright, WebKitGTK by its own driver.

What cannot be seen in an engine is named here, and for people in docs/utveckling/webblasare.md:

* Neither Firefox (through Playwright) nor WebKitGTK can be told to show the page as on paper. There the style
  sheets' rules for paper are put in force on the screen. Firefox makes a PDF, though; WebKitGTK makes none.
* WebKitGTK shows nobody its console, since a driven window keeps nothing. What is seen there: what is asked of
  other hosts, what the server did not have, and a checklist that stops.
* Firefox without JavaScript cannot be driven: it never closes. There the server's policy forbids every script.
  WebKitGTK is started anew, with JavaScript off.
"""

import os
import re
from contextlib import ExitStack, contextmanager

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

# Longer than the element itself waits.
LIMIT = 40
NO_SCRIPT = "--enable-javascript=false"
KEYS = {"Tab": Keys.TAB, "Space": Keys.SPACE, "ArrowDown": Keys.ARROW_DOWN, "Enter": Keys.ENTER}
# What a style sheet says of paper is put in force on the screen, and what it says of the screen is not.
PAPER = """() => {
  const turn = (media) => {
    if (/print/.test(media.mediaText)) media.mediaText = media.mediaText.replace(/only print|print/g, "all");
    else if (/screen/.test(media.mediaText)) media.mediaText = "not all";
  };
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule) turn(rule.media);
      if (rule.cssRules) walk(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    turn(sheet.media);
    walk(sheet.cssRules);
  }
}"""
SCROLL = """(selector) => {
  document.querySelector(selector).scrollIntoView({ block: "center" });
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}"""
COUNT = """() => {
  const { dataset } = document.documentElement;
  dataset.shown = 0;
  addEventListener("shown", () => { dataset.shown = Number(dataset.shown) + 1; }, true);
}"""
READ = """() => ({
  answers: Object.fromEntries([...document.querySelectorAll('input[name^="svar:"]:checked')]
    .map((input) => [input.name.slice("svar:".length), input.value])),
  branch: document.querySelector(".bk-plan > .bk-lede a")?.hash.slice(1) ?? null,
  steps: [...document.querySelectorAll("case-checklist li.bk-step")].map((item) => [item.id, item.className]),
  now: [...document.querySelectorAll("#bk-nu li.bk-step")].map((item) => item.id),
  later: [...document.querySelectorAll("#bk-sedan li.bk-line")].map((item) => item.id),
  kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
})"""
STEP = re.compile(r"steg-(?P<id>.+)-(?P<version>[0-9a-f]{8})")


class Tab:
    """A page in some engine, and the checklist on it. ``run`` takes a function in JavaScript, async or not."""

    def use(self, act, *arguments):
        """Do something that asks the engine, and wait until its answer is on screen."""
        before = self.run("() => Number(document.documentElement.dataset.shown)")
        act(*arguments)
        self.wait(f'html[data-shown="{before + 1}"]')

    def ready(self):
        """Wait until the checklist answers."""
        assert self.settled() == "ready"
        self.run(COUNT)
        return self

    def settled(self):
        """Wait until the checklist is ready or has failed, and say which."""
        self.wait('case-checklist:is([data-state="ready"], [data-state="failed"])')
        return self.run("() => document.querySelector('case-checklist').dataset.state")

    def answer(self, **answers):
        for question, option in answers.items():
            self.use(self.click, f"#svar-{question}-{option}")

    def read(self):
        """Return the answers, the branch, the steps, which of them are to be done now and later, and what is stored."""
        found = self.run(READ)
        steps = [
            (STEP.fullmatch(name), re.search(r"bk-step--(\w+)", words)[1]) for name, words in found["steps"]
        ]
        turns = {turn: [STEP.fullmatch(name)["id"] for name in found[turn]] for turn in ("now", "later")}
        return found | turns | {"steps": [(match["id"], match["version"], status) for match, status in steps]}

    def seen(self, selector):
        """Return whether each element that matches is shown."""
        return self.run(
            "(selector) => [...document.querySelectorAll(selector)].map((one) => one.checkVisibility())",
            selector,
        )

    def step(self, step_id, control):
        """Return the selector of a control in the one step with that id."""
        (name,) = (f"steg-{step}-{version}" for step, version, _ in self.read()["steps"] if step == step_id)
        return f"#{name} {control}"

    def focused(self):
        return self.run("() => document.activeElement.id || document.activeElement.tagName")


class PlaywrightTab(Tab):
    """A page of Chromium or Firefox."""

    def __init__(self, page, *, emulates):
        self.page = page
        self.emulates = emulates

    def open(self, url):
        self.page.goto(url)

    def reload(self):
        self.page.reload()

    def click(self, selector):
        self.page.locator(selector).first.click()

    def press(self, key):
        self.page.keyboard.press(key)

    def write(self, text):
        self.page.keyboard.type(text)

    def wait(self, selector):
        self.page.locator(selector).first.wait_for(state="attached", timeout=LIMIT * 1000)

    def run(self, function, *arguments):
        # Unlike all else in Playwright, evaluate() waits for ever.
        return self.page.evaluate(
            f"""(given) => Promise.race([
              ({function})(...given),
              new Promise((_, late) => setTimeout(() => late(new Error("sidan svarade aldrig")), {LIMIT * 1000})),
            ])""",
            list(arguments),
        )

    def add(self, script):
        self.page.evaluate(script)

    def at(self, url):
        self.page.wait_for_url(url, timeout=LIMIT * 1000)

    def on_paper(self):
        if self.emulates:
            self.page.emulate_media(media="print")
        else:
            self.run(PAPER)


class WebKitTab(Tab):
    """The one page of WebKitGTK."""

    def __init__(self, driver):
        self.driver = driver

    def until(self, condition):
        return WebDriverWait(self.driver, LIMIT, poll_frequency=0.05).until(condition)

    def open(self, url):
        self.driver.get(url)

    def reload(self):
        self.driver.refresh()

    def click(self, selector):
        # Like a person, who scrolls to a thing first: a step out of sight is not laid out (content-visibility), and
        # this driver looks at it before the page has had its turn.
        self.run(SCROLL, selector)
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, key):
        self.write(KEYS[key])

    def write(self, text):
        ActionChains(self.driver).send_keys(text).perform()

    def wait(self, selector):
        self.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, selector))

    def run(self, function, *arguments):
        value, error = self.driver.execute_async_script(
            f"""const [done, ...given] = [...arguments].reverse();
            Promise.resolve().then(() => ({function})(...given.reverse()))
              .then((value) => done([value, null]), (error) => done([null, String(error)]));""",
            *arguments,
        )
        assert error is None, error
        return value

    def add(self, script):
        self.driver.execute_script(script)

    def at(self, url):
        self.until(lambda driver: driver.current_url == url)

    def on_paper(self):
        self.run(PAPER)


class PlaywrightEngine:
    """Chromium or Firefox: a context of its own for each tab."""

    def __init__(self, name, browser):
        self.name = name
        self.browser = browser

    @contextmanager
    def tab(self, faults, host):
        context = self.browser.new_context(
            locale="sv-SE",
            viewport={"width": 1280, "height": 900},
            service_workers="allow" if host.offline else "block",
        )
        faults.watch(context)
        yield PlaywrightTab(context.new_page(), emulates=self.name == "chromium")
        context.close()


class WebKitEngine:
    """WebKitGTK on a screen of its own: one window, of which every test has an address of its own.

    Whatever is asked of another host than this computer comes to ``elsewhere``, its proxy.
    """

    name = "webkit"

    def __init__(self, program, screen, home, elsewhere):
        self.environment = os.environ | {
            "DISPLAY": screen,
            "HOME": str(home),
            **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")},
        }
        self.program = str(program)
        self.elsewhere = elsewhere
        self.windows = ExitStack()
        self.driver = None

    @contextmanager
    def started(self, *arguments):
        """Start the driver and through it a window, and end both."""
        options = Options()
        # Not the "proxy" capability: given hosts to leave alone ("noProxy"), about one window in fifteen crashed as it
        # started, in webkit_network_proxy_settings_new (WebKitGTK 2.50), and the driver never said so.
        proxy = f"http://127.0.0.1:{self.elsewhere.server_address[1]}"
        for argument in ("--automation", f"--proxy={proxy}", "--ignore-host=127.0.0.1", *arguments):
            options.add_argument(argument)
        service = Service(self.program, env=self.environment)
        service.start()
        try:
            # Selenium's own class for WebKitGTK uses what Selenium itself has deprecated.
            connection = RemoteConnection(client_config=ClientConfig(service.service_url, timeout=2 * LIMIT))
            with webdriver.Remote(connection, options=options) as driver:
                driver.set_window_rect(0, 0, 1280, 1000)
                driver.set_script_timeout(LIMIT)
                driver.set_page_load_timeout(LIMIT)
                yield driver
        finally:
            service.stop()

    @contextmanager
    def tab(self, faults, host):
        if host.scripts:
            self.driver = self.driver or self.windows.enter_context(self.started())
            try:
                yield WebKitTab(self.driver)
                self.driver.get("about:blank")
            except WebDriverException:
                # A page that crashes takes the session with it. This is no retry: the test that it crashed in fails,
                # here if not before. But the next one gets a window of its own, or one crash would fail all that follow.
                self.driver = None
                self.windows.close()
                raise
        else:
            with self.started(NO_SCRIPT) as driver:
                yield WebKitTab(driver)
        faults.extend(f"en annan värd: {asked}" for asked in self.elsewhere.asked)
        self.elsewhere.asked.clear()
