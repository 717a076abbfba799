// SPDX-License-Identifier: Apache-2.0
// The page: a row of views above the one that its address names.
import { current, of } from "./part/address.js";
import { h, replace } from "./part/dom.js";
import { failed, loading } from "./part/notice.js";
import { read } from "./part/request.js";
import { themeChoice } from "./part/theme.js";

/**
 * The views by name. A view's module exports
 *   show(root, page, parameters)  fills an element; may return a function, called when it is left
 * where page is what /sememe/page says of the collection (see PageHandler), and parameters those
 * of the address. When only the parameters change, the view is shown anew.
 */
const VIEWS = {
  search: { title: "Search", module: "./view/search/search.js" },
  ask: { title: "Ask", module: "./view/ask/ask.js" },
  attention: { title: "Attention", module: "./view/attention/attention.js" },
  tokens: { title: "Tokens", module: "./view/tokens/tokens.js" },
  models: { title: "Models", module: "./view/models/models.js" },
};
const FIRST = "search";

const content = document.getElementById("content");
let page = null;
let leave = null;
let turn = 0;

function nameOf({ view }) {
  return view in VIEWS ? view : FIRST;
}

function shell(name) {
  const link = ([view, { title }]) =>
    h("a", { href: of(view), "aria-current": view === name ? "page" : null }, title);
  return [
    h("a", { class: "brand", href: of(FIRST) }, h("span", { class: "brand-sign", "aria-hidden": "true" }), "Sememe"),
    h("span", { class: "collection" }, page ? h("bdi", {}, page.collection) : null),
    h("nav", { "aria-label": "Views" }, Object.entries(VIEWS).map(link)),
    themeChoice(),
  ];
}

async function show() {
  const mine = ++turn;
  const address = current();
  const name = nameOf(address);
  document.title = `${VIEWS[name].title} · Sememe`;
  replace(document.getElementById("shell"), shell(name));
  leave?.();
  leave = null;
  const root = h("div", { class: `view view-${name}` });
  replace(content, h("h1", { class: "unseen" }, VIEWS[name].title), root);
  try {
    replace(root, loading());
    page ??= await read("/sememe/page");
    replace(document.getElementById("shell"), shell(name));
    const view = await import(VIEWS[name].module);
    await style(name);
    if (mine === turn) {
      replace(root);
      leave = view.show(root, page, address.parameters) ?? null;
    }
  } catch (error) {
    replace(root, failed(error, show));
  }
}

/** A view's style comes with it: what is not looked at is not loaded. */
function style(name) {
  const href = new URL(`./style/${name}.css`, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const link = h("link", { rel: "stylesheet", href, onload: resolve });
    link.addEventListener("error", () => reject(new Error(`no style for ${name}`)));
    document.head.append(link);
  });
}

addEventListener("hashchange", show);
show();
