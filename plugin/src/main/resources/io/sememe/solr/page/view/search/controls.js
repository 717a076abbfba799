// SPDX-License-Identifier: Apache-2.0
// How much is shown, and the link that shows it to others.
import { h, replace } from "../../part/dom.js";
import { COLUMNS } from "./kinds.js";
import { rerankerOf, rerankers } from "./requests.js";
import { ROWS, step } from "./state.js";

/** Returns the controls beside the filters. */
export function controls(page, state) {
  return h(
    "div",
    { class: "controls" },
    h("div", { class: "row", role: "group", "aria-label": "Columns" }, COLUMNS.map((kind) => columnChoice(kind, state))),
    choice("Hits", "rows", ROWS.map((rows) => [rows, rows]), state.rows, (rows) => step({ ...state, rows: Number(rows) }, "rows")),
    rerankerChoice(page, state),
    link(),
  );
}

function columnChoice(kind, state) {
  const shown = state.columns.includes(kind);
  const others = COLUMNS.filter((other) => (other === kind ? !shown : state.columns.includes(other)));
  const control = `column ${kind.name}`;
  return h(
    "button",
    {
      type: "button",
      class: `chip column-choice own-${kind.name}`,
      "aria-pressed": String(shown),
      "data-control": control,
      disabled: others.length === 0,
      onclick: () => step({ ...state, columns: others }, control),
    },
    kind.title,
  );
}

function rerankerChoice(page, state) {
  const all = rerankers(page);
  const choose = (reranker) => step({ ...state, reranker }, "by");
  return all.length > 1 && choice("Reranker", "by", all.map(({ name, title }) => [name, title]), rerankerOf(page, state).name, choose);
}

function choice(label, control, options, chosen, choose) {
  return h(
    "label",
    { class: "choice small quiet" },
    label,
    h(
      "select",
      { "data-control": control, onchange: (event) => choose(event.target.value) },
      options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)),
    ),
  );
}

/** Copies the address; where the browser forbids that, shows it to be copied by hand. */
function link() {
  const said = h("span", { role: "status", class: "small quiet link-said" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      replace(said, "Copied.");
    } catch {
      const field = h("input", { type: "text", readonly: true, value: location.href, "aria-label": "Link to this search" });
      replace(said, field);
      field.select();
    }
  };
  return [h("button", { type: "button", class: "plain", onclick: copy }, "Copy link"), said];
}
