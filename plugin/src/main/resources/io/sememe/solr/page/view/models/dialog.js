// SPDX-License-Identifier: Apache-2.0
// Asks before something is changed.
import { h } from "../../part/dom.js";
import { placeOf } from "../../part/focus.js";

let number = 0;

/**
 * Says what will happen, and asks for it. Escape is no.
 *
 * @param {Element} root where the dialog belongs: it goes when that goes
 * @param {object} question title; says, its paragraphs; fields, labels with inputs that have names;
 *     action, what the button that goes on says; isDangerous
 * @returns {Promise<object|null>} what was filled in, by name; null for no
 */
export function confirmed(root, { title, says, fields = [], action, isDangerous = false }) {
  const id = `question-${++number}`;
  const form = h(
    "form",
    { class: "stack", onsubmit: (event) => (event.preventDefault(), dialog.close("yes")) },
    h("h2", { id }, title),
    says.filter(Boolean).map((text) => h("p", {}, text)),
    fields,
    h(
      "div",
      { class: "row end" },
      h(
        "button",
        { type: "button", autofocus: isDangerous, onclick: () => dialog.close("no") },
        "Cancel",
      ),
      h(
        "button",
        {
          type: "submit",
          class: isDangerous ? "danger" : "primary",
          autofocus: !isDangerous && fields.length === 0,
        },
        action,
      ),
    ),
  );
  const dialog = h("dialog", { "aria-labelledby": id }, form);
  const back = placeOf(document.activeElement);
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const filled = Object.fromEntries(new FormData(form));
      dialog.remove();
      // What opened it may have been made anew meanwhile.
      back();
      resolve(dialog.returnValue === "yes" ? filled : null);
    });
  });
}
