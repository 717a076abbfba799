// SPDX-License-Identifier: Apache-2.0
// One text with all there is to see of it.
import { keep } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
import { redraw } from "../../part/focus.js";
import { failed } from "../../part/notice.js";
import { count } from "../../part/number.js";
import { isStale, latest } from "../../part/stale.js";
import { squareChoice } from "./choice.js";
import { wordOf } from "./examples.js";
import { headSearch } from "./find.js";
import { headGrid } from "./grid.js";
import { looks } from "./looks.js";
import { similarityCard } from "./similarity.js";
import { addressOf, VIEW } from "./state.js";
import { firstChoice, onlyShown, tokensOf } from "./tokens.js";

/** Heat maps of more tokens need the whole width. */
const FEW = 40;

/**
 * Fills an element.
 *
 * @param {Element} root the element
 * @param {object} answer what the handler said first
 * @param {object} state what the address says; it is changed with it
 * @param {object} page what the page offers
 * @param {object} source brings the weights of other heads
 * @returns {{close: Function}}
 */
export function board(root, answer, state, page, source) {
  const text = answer.text ?? state.text;
  const tokens = tokensOf(answer, text, state.question);
  const next = latest();
  const places = { trouble: h("div"), reading: h("div", { class: "stack" }), heat: h("div") };
  let rows = source.known(state);
  let drawn = squareOf(state);
  let picture = null;
  state.token ??= firstChoice(tokens, wordOf(text));

  const change = (changed) => {
    Object.assign(state, changed);
    keep(VIEW, addressOf(state, page));
    if ("token" in changed || "target" in changed) {
      search.show(state.token, state.target);
    }
  };
  const draw = () => {
    picture?.close();
    picture = looks({ answer, text, tokens, rows, state, change, cell: picture?.cell() ?? null });
    // Whoever waits for another square may be at a token or cell of this one.
    redraw(root, () => {
      replace(places.reading, picture.reading);
      replace(places.heat, picture.heat);
      picture.draw();
    });
    grid.mark(state);
  };
  const take = async (square) => {
    change(square);
    choice.show(state);
    root.setAttribute("aria-busy", "true");
    const signal = next();
    try {
      rows = await source.rows(state, signal);
      drawn = squareOf(state);
      replace(places.trouble);
      draw();
    } catch (error) {
      if (!isStale(error)) {
        // What is in sight goes by its own name still.
        change(drawn);
        choice.show(state);
        replace(places.trouble, failed(error, () => take(square)));
      }
    } finally {
      // Once aborted, another square is on its way.
      if (!signal.aborted) {
        root.removeAttribute("aria-busy");
      }
    }
  };
  const open = async (layer, head) => {
    await take({ square: "head", layer, head });
    top.scrollIntoView({ block: "start" });
    top.focus({ preventScroll: true });
  };
  const choice = squareChoice(state, answer, take);
  const grid = headGrid(answer, { load: source.layer, shown: (square) => onlyShown(square, tokens, state.special), open });
  const search = headSearch(tokens, answer.layers, { load: source.layer, choose: (target) => change({ target }), open });
  const special = specialChoice(state.special, (chosen) => {
    change({ special: chosen });
    draw();
    grid.draw();
  });
  const similar = answer.similarity && similarityCard(answer.similarity, text);
  const top = topCard([choice.node, special, summary(answer)], places);
  replace(root, similar?.node, top, mapCards(tokens.length, places.heat, [search.node, grid.node]));
  draw();
  search.show(state.token, state.target);
  similar?.draw();
  const end = whenColoursChange(() => [picture, similar, grid].forEach((part) => part?.draw()));
  return {
    close() {
      next();
      end();
      grid.close();
      picture.close();
    },
  };
}

function squareOf({ square, layer, head }) {
  return { square, layer, head };
}

function specialChoice(checked, choose) {
  const box = h("input", { type: "checkbox", checked, onchange: () => choose(box.checked) });
  return h("label", { class: "small check" }, box, " special tokens");
}

function summary({ tokens, truncated, layers, heads }) {
  const cut = truncated > 0 && h("span", { class: "badge warn" }, `${count(truncated)} more tokens are cut off`);
  return h("span", { class: "row small quiet summary" }, `${count(tokens.length)} tokens, ${layers} layers of ${heads} heads`, cut);
}

function topCard(tools, { trouble, reading }) {
  return h(
    "section",
    { class: "card stack look-card", tabindex: -1, "aria-label": "Attention" },
    h("div", { class: "row tools" }, tools),
    trouble,
    reading,
  );
}

function mapCards(tokens, heat, heads) {
  const card = (title, content) => h("section", { class: "card stack", "aria-label": title }, h("h2", {}, title), content);
  return h("div", { class: `maps${tokens > FEW ? " wide" : ""}` }, card("Heat map", heat), card("All heads", heads));
}

/** Canvases do not follow the theme by themselves. */
function whenColoursChange(draw) {
  document.addEventListener("theme", draw);
  return () => document.removeEventListener("theme", draw);
}
