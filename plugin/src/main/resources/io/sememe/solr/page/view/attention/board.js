// SPDX-License-Identifier: Apache-2.0
// One text with all there is to see of it.
import { keep } from "../../part/address.js";
import { h, replace } from "../../part/dom.js";
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
  const remember = () => keep(VIEW, addressOf(state, page));
  const reading = h("div", { class: "stack" });
  const heat = h("div");
  const trouble = h("div");
  state.token ??= firstChoice(tokens, wordOf(text));
  let rows = source.known(state);
  let picture = null;

  const draw = () => {
    picture?.close();
    picture = looks({ answer, text, tokens, rows, state, remember, chose: () => search.show(state.token, state.target) });
    replace(reading, picture.reading);
    replace(heat, picture.heat);
    picture.draw();
    grid.mark(state);
  };
  const take = async (square) => {
    Object.assign(state, square);
    remember();
    choice.show(state);
    root.setAttribute("aria-busy", "true");
    try {
      rows = await source.rows(state, next());
      replace(trouble);
      draw();
    } catch (error) {
      if (!isStale(error)) {
        replace(trouble, failed(error, () => take(square)));
      }
    } finally {
      root.removeAttribute("aria-busy");
    }
  };
  const choice = squareChoice(state, answer, take);
  const open = async (layer, head) => {
    await take({ square: "head", layer, head });
    top.scrollIntoView({ block: "start" });
    top.focus({ preventScroll: true });
  };
  const shown = (square) => onlyShown(square, tokens, state.special);
  const grid = headGrid(answer, { load: source.layer, shown, open });
  const find = (target) => {
    state.target = target;
    remember();
    search.show(state.token, target);
  };
  const search = headSearch(tokens, answer.layers, { load: source.layer, choose: find, open });
  const special = h("input", { type: "checkbox", checked: state.special });
  special.addEventListener("change", () => {
    state.special = special.checked;
    remember();
    draw();
    grid.draw();
  });
  const top = h(
    "section",
    { class: "card stack look-card", tabindex: -1, "aria-label": "Attention" },
    h("div", { class: "row tools" }, choice.node, h("label", { class: "small check" }, special, " special tokens"), summary(answer)),
    trouble,
    reading,
  );
  const maps = h("div", { class: `maps${tokens.length > FEW ? " wide" : ""}` }, card("Heat map", heat), card("All heads", [search.node, grid.node]));
  const similar = answer.similarity && similarityCard(answer.similarity, text);
  replace(root, similar?.node, top, maps);
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

function summary({ tokens, truncated, layers, heads }) {
  const cut = truncated > 0 && h("span", { class: "badge warn" }, `${count(truncated)} more tokens are cut off`);
  return h("span", { class: "row small quiet summary" }, `${count(tokens.length)} tokens, ${layers} layers of ${heads} heads`, cut);
}

function card(title, content) {
  return h("section", { class: "card stack", "aria-label": title }, h("h2", {}, title), content);
}

/** Canvases do not follow the theme by themselves. */
function whenColoursChange(redraw) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  document.addEventListener("theme", redraw);
  system.addEventListener("change", redraw);
  return () => {
    document.removeEventListener("theme", redraw);
    system.removeEventListener("change", redraw);
  };
}
