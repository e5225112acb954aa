// Keeps the site for use without a network, and offers a new version when one has been fetched.
// Registered from the checklist only, since what is kept is large; every page offers the new version.
// @ts-check

const root = new URL("../", import.meta.url);
const OFFER = "En ny version av handboken finns.";
const SWITCH = "Byt till den";

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  if (document.querySelector(".bk-update")) return;
  const box = document.createElement("div");
  box.className = "bk-update";
  box.setAttribute("role", "status");
  const button = document.createElement("button");
  button.className = "bk-button";
  button.type = "button";
  button.textContent = SWITCH;
  button.addEventListener("click", () => {
    // The checklist puts an open case aside, so that the change of version loses no tick.
    dispatchEvent(new Event("bo-kvar:byter"));
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    waiting.postMessage("ta-over");
  });
  box.append(`${OFFER} `, button);
  document.body.append(box);
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => {
      if (fresh.state === "installed" && navigator.serviceWorker.controller) offer(fresh);
    });
  });
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.getRegistration(root.href).then((known) => known && watch(known));
  document.querySelector("case-checklist")?.addEventListener(
    "shown",
    async () => {
      try {
        watch(await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.href }));
      } catch {
        // Without a service worker (a private window, mkdocs serve) the page works as long as there is a network.
      }
    },
    { once: true },
  );
}
