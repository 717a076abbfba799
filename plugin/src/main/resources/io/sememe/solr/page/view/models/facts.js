// SPDX-License-Identifier: Apache-2.0
// Short facts, each with its name.
import { h, replace } from "../../part/dom.js";
import { textOf } from "../../part/text.js";

const SHORT = 12;

/** Returns facts by name as a list, if there are any; null and undefined are left out. */
export function facts(byName) {
  const known = Object.entries(byName).filter(([, value]) => value !== null && value !== undefined);
  return (
    known.length > 0 &&
    h(
      "dl",
      { class: "facts" },
      known.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    )
  );
}

/** Returns a checksum: its beginning, all of it when asked for, and a button that copies it. */
export function checksum(text) {
  const code = h("code", {}, text.slice(0, SHORT), "…");
  const all = h(
    "button",
    {
      type: "button",
      class: "plain",
      "aria-expanded": "false",
      title: "Show all of it",
      onclick: toggle,
    },
    code,
  );
  function toggle() {
    const open = all.getAttribute("aria-expanded") === "false";
    all.setAttribute("aria-expanded", String(open));
    replace(code, open ? text : [text.slice(0, SHORT), "…"]);
  }
  return h("span", { class: "checksum" }, all, copy(text));
}

/** Browsers let pages copy over HTTPS and on this machine only; elsewhere all of it can be marked. */
function copy(text) {
  if (!navigator.clipboard) {
    return null;
  }
  const button = h(
    "button",
    { type: "button", class: "plain", "aria-live": "polite", onclick: copied },
    "Copy",
  );
  async function copied() {
    try {
      await navigator.clipboard.writeText(text);
      replace(button, "Copied");
    } catch {
      replace(button, "Not permitted");
    }
    setTimeout(() => replace(button, "Copy"), 2000);
  }
  return button;
}

/** Returns an address that can be followed if it is one of the web; otherwise its text. */
export function source(text) {
  return /^https:\/\//.test(text)
    ? h("a", { href: text, rel: "noopener noreferrer" }, textOf(text))
    : textOf(text);
}

const BADGES = {
  READY: "good",
  LOADING: "warn",
  FAILED: "bad",
  NOT_INSTALLED: "bad",
  UNLOADED: "",
  DONE: "good",
  RUNNING: "warn",
  SWITCHING: "warn",
  PAUSED: "warn",
  CANCELLED: "",
};

/** Returns the badge of a state of a model or a job. */
export function stateBadge(state) {
  const known = Object.hasOwn(BADGES, state);
  return h(
    "span",
    { class: `badge ${known ? BADGES[state] : ""}` },
    known ? words(state) : textOf(state),
  );
}

function words(state) {
  return state[0] + state.slice(1).toLowerCase().replace("_", " ");
}
