// SPDX-License-Identifier: Apache-2.0
// Light, dark, or what the system says.
import { h } from "./dom.js";
import { keepFor, kept } from "./store.js";

/** Whatever is drawn, not styled, hears of other colours by the event "theme" of the document. */
const changed = () => document.dispatchEvent(new CustomEvent("theme"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);

const THEMES = { auto: "As the system", light: "Light", dark: "Dark" };

/** Returns the control that chooses, after what was chosen before is in force. */
export function themeChoice() {
  const chosen = kept("theme", "auto");
  use(chosen);
  return h(
    "label",
    { class: "theme" },
    h("span", { class: "unseen" }, "Colours"),
    h(
      "select",
      { onchange: (event) => choose(event.target.value) },
      Object.entries(THEMES).map(([value, label]) =>
        h("option", { value, selected: value === chosen }, label),
      ),
    ),
  );
}

function choose(theme) {
  keepFor("theme", theme);
  use(theme);
  changed();
}

function use(theme) {
  document.documentElement.dataset.theme = Object.hasOwn(THEMES, theme) ? theme : "auto";
}
