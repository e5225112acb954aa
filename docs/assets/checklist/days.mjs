// Which day it is: read when it is used, since a page may stay open for days.
// @ts-check

/** Today where the reader is, as an ISO date. A locale's own format takes a browser 30 ms to load the first time. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** An ISO date in words, for paper. @param {string} day */
export function inWords(day) {
  return new Date(`${day}T12:00`).toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" });
}
