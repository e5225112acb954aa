// A page that has moved leads on, with the fragment that the old address had: a refresh alone would lose it.
// @ts-check

const link = document.querySelector("a[data-moved]");
if (link instanceof HTMLAnchorElement) location.replace(link.href + location.search + location.hash);
