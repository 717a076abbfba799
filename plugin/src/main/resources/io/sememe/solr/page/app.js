// SPDX-License-Identifier: Apache-2.0
// The page: a row of views above the one that its address names.
import { current, of } from "./part/address.js";
import { h, replace } from "./part/dom.js";
import { failed, loading } from "./part/notice.js";
import { RequestError, read } from "./part/request.js";
import { themeChoice } from "./part/theme.js";

/**
 * The views by name. A view's module exports
 *   show(root, page, parameters)  fills an element; may return a function, called when it is left
 * where page is what /sememe/page says of the collection (see PageHandler), and parameters those
 * of the address. When only the parameters change, the view is shown anew; the focus stays where it
 * was, on what has an id.
 */
const VIEWS = {
  search: { title: "Search", module: "./view/search/search.js" },
  ask: { title: "Ask", module: "./view/ask/ask.js" },
  attention: { title: "Attention", module: "./view/attention/attention.js" },
  tokens: { title: "Tokens", module: "./view/tokens/tokens.js" },
  models: { title: "Models", module: "./view/models/models.js" },
};
const FIRST = "search";

/** Of the name of the folder of the page's files. */
const DIGITS = 16;

const content = document.getElementById("content");
const collection = h("bdi", { class: "collection" });
const links = new Map(
  Object.entries(VIEWS).map(([name, { title }]) => [name, h("a", { href: of(name) }, title)]),
);
const loaded = new Map();
const failures = new Map();
let page = null;
let shown = null;
let leave = null;
let turn = 0;

function frame() {
  const sign = h("span", { class: "brand-sign", "aria-hidden": true });
  replace(
    document.getElementById("shell"),
    h("a", { class: "brand", href: of(FIRST) }, sign, "Sememe"),
    collection,
    h("nav", { "aria-label": "Views" }, [...links.values()]),
    themeChoice(),
  );
  // A link to a place within the page would change the address, which is the view's.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    content.focus();
  });
}

async function show() {
  const mine = ++turn;
  const { view, parameters } = current();
  const name = Object.hasOwn(VIEWS, view) ? view : FIRST;
  const focus = name === shown ? held(document.activeElement) : () => {};
  leave?.();
  leave = null;
  if (name !== shown) {
    // Models come and go, and so do rights.
    page = null;
  }
  const root = begin(name);
  try {
    if (!page || !loaded.has(name)) {
      replace(root, loading());
      const said = await load(name);
      if (mine === turn) {
        page = said;
        replace(collection, page.collection);
      }
    }
    if (mine === turn) {
      dress(name);
      replace(root);
      leave = loaded.get(name).show(root, page, parameters) ?? null;
      focus();
    }
  } catch (error) {
    replace(root, failed(error, show));
    if (!(error instanceof RequestError)) {
      reportError(error);
    }
  }
}

/** Names the view everywhere, and returns the element for it to fill. */
function begin(name) {
  const { title } = VIEWS[name];
  const heading = h("h1", { class: "unseen", tabindex: -1 }, title);
  const root = h("div", { class: `view view-${name}` });
  replace(content, heading, root);
  links.forEach((link, of) => link.setAttribute("aria-current", of === name ? "page" : "false"));
  document.title = `${title} · Sememe`;
  if (shown && name !== shown) {
    scrollTo(0, 0);
    heading.focus();
  }
  shown = name;
  return root;
}

/** Brings a view's files, and returns what the node says of the collection. */
async function load(name) {
  const asked = page ?? read("/sememe/page");
  const [said, view] = await Promise.all([asked, loaded.get(name) ?? imported(name), style(name)]);
  loaded.set(name, view);
  return said;
}

/**
 * Brings a view's modules. Browsers may remember which did not come: the next time all of them are
 * asked for in a folder of another name, in which a node has the same.
 */
async function imported(name) {
  const times = failures.get(name) ?? 0;
  const folder = times === 0 ? "." : `../${String(times).padStart(DIGITS, "0")}`;
  try {
    return await import(`${folder}/${VIEWS[name].module}`);
  } catch (error) {
    failures.set(name, times + 1);
    // Anything but a TypeError is a fault in what came.
    throw error instanceof TypeError ? missing(error.message) : error;
  }
}

function missing(what) {
  return new RequestError(0, `The node did not give a part of this page. Is it running? (${what})`);
}

/** A view's style comes with it: what is not looked at is not loaded. */
function style(name) {
  const href = new URL(`./style/${name}.css`, import.meta.url).href;
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const link = h("link", { rel: "stylesheet", href, "data-view": name, onload: resolve });
    link.addEventListener("error", () => {
      link.remove();
      reject(missing(href));
    });
    document.head.append(link);
  });
}

/** Of the views' styles only its own is in force: two views may call different things the same. */
function dress(name) {
  for (const sheet of document.styleSheets) {
    const view = sheet.ownerNode?.dataset.view;
    if (view) {
      sheet.disabled = view !== name;
    }
  }
}

/** Returns what gives the focus to whatever takes the place of an element, and its id. */
function held({ id, selectionStart, selectionEnd }) {
  return () => {
    const successor = id && document.getElementById(id);
    // A view may have given the focus to something itself.
    if (successor && document.activeElement === document.body) {
      successor.focus({ preventScroll: true });
      if (Number.isInteger(selectionStart)) {
        successor.setSelectionRange?.(selectionStart, selectionEnd);
      }
    }
  };
}

frame();
addEventListener("hashchange", show);
show();
