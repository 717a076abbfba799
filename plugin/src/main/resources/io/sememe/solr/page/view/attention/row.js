// SPDX-License-Identifier: Apache-2.0
// The tokens in a row, as the text is read, with arcs over them.
import { h, replace, svg } from "../../part/dom.js";
import { visible } from "../../part/text.js";
import { drawn, shapes } from "./arcs.js";
import { moveAlong, reach } from "./keys.js";

/** So few are written larger. */
const FEW = 20;

/**
 * Makes the row.
 *
 * @param {object[]} tokens those that are shown, as tokens.js makes them
 * @param {{point: Function, choose: Function}} to are told the place of the token that is pointed at,
 *     null for none any more, and of the one that is chosen
 */
export function tokenRow(tokens, { point, choose }) {
  const buttons = tokens.map((token, at) =>
    h(
      "button",
      { type: "button", class: className(token), tabindex: at ? -1 : 0, "data-at": at, "aria-pressed": "false" },
      token.special ? h("bdi", {}, visible(token.label)) : visible(token.label),
    ),
  );
  const lines = svg("svg", { class: "arcs", "aria-hidden": "true" });
  const flow = h("div", { class: `tokens${tokens.length <= FEW ? " few" : ""}`, role: "group", "aria-label": "Tokens of the text", dir: "auto" }, wordsOf(tokens, buttons));
  const node = h("div", { class: "token-row" }, lines, flow);
  let shown = { arcs: [], weights: null };
  let marked = { chosen: null, pointed: null };
  let places = [];

  const draw = () => places.length && replace(lines, drawn(shapes(shown.arcs, places)));
  const measure = () => {
    places = placesOf(node, buttons);
    draw();
  };
  const watch = new ResizeObserver(measure);
  watch.observe(flow);
  listen(flow, buttons, point, choose);

  return {
    node,
    /** Colours the tokens by weight and draws arcs; null for no weights. */
    show(weights, arcs) {
      shown = { weights, arcs };
      const most = weights && Math.max(...weights);
      buttons.forEach((button, at) =>
        button.style.setProperty("--share", weights ? (weights[at] / most).toFixed(3) : 0),
      );
      draw();
    },
    /** Marks the chosen token and the one that is pointed at; null for none. */
    mark(chosen, pointed) {
      buttons[marked.chosen]?.setAttribute("aria-pressed", "false");
      buttons[marked.pointed]?.classList.remove("pointed");
      buttons[chosen]?.setAttribute("aria-pressed", "true");
      buttons[pointed]?.classList.add("pointed");
      if (chosen !== marked.chosen) {
        reach(buttons, chosen ?? 0);
      }
      marked = { chosen, pointed };
    },
    /** What a picture of it is made of. */
    shapes: () => ({
      box: node.getBoundingClientRect(),
      boxes: boxesOf(node, buttons),
      arcs: shapes(shown.arcs, places),
      weights: shown.weights,
      chosen: marked.chosen,
    }),
    close: () => watch.disconnect(),
  };
}

function className({ special, asked }) {
  return ["token", special && "special", asked && "asked"].filter(Boolean).join(" ");
}

/** What the text writes without a space stays together. */
function wordsOf(tokens, buttons) {
  const words = [];
  tokens.forEach(({ joined }, at) => (joined && words.length > 0 ? words.at(-1) : words[words.push([]) - 1]).push(buttons[at]));
  return words.map((word) => h("span", { class: "word" }, word));
}

function listen(flow, buttons, point, choose) {
  const at = ({ target }) => {
    const button = target.closest("[data-at]");
    return button ? Number(button.dataset.at) : null;
  };
  flow.addEventListener("pointerover", (event) => event.pointerType !== "touch" && point(at(event)));
  flow.addEventListener("pointerleave", () => point(null));
  flow.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && point(at(event)));
  flow.addEventListener("focusout", () => point(null));
  flow.addEventListener("click", (event) => at(event) !== null && choose(at(event)));
  moveAlong(flow, buttons);
}

function boxesOf(node, buttons) {
  const { left, top } = node.getBoundingClientRect();
  return buttons.map((button) => {
    const box = button.getBoundingClientRect();
    return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
  });
}

// The room above a line reaches to the line before it.
function placesOf(node, buttons) {
  const boxes = boxesOf(node, buttons);
  const tops = [...new Set(boxes.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const room = (top) => {
    const line = tops.indexOf(top);
    return line > 0 ? top - tops[line - 1] - boxes[0].height - 6 : top - 4;
  };
  return boxes.map(({ x, y, width, height }) => {
    const top = Math.round(y);
    return { x: x + width / 2, top, bottom: top + height, room: room(top) };
  });
}
