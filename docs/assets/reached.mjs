// Where others reach a page: a link to it that is handed on must not lead to this very computer.
// @ts-check

/** The names of this computer itself. */
const OWN = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** The address of this page as others reach it; from a disk or a server of one's own that where it is published, if the
 * build knew it. Empty where nobody else reaches it. */
export function reached() {
  const { protocol, hostname, origin, pathname } = location;
  if (protocol.startsWith("http") && !OWN.test(hostname)) return origin + pathname;
  const published = document.querySelector("link[rel=canonical]");
  return published instanceof HTMLLinkElement ? published.href : "";
}
