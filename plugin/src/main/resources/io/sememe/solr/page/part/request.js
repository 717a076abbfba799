// SPDX-License-Identifier: Apache-2.0
// Asks this node, and no other host.

/** The collection's address: what stands before "/sememe" in that of the page. */
let collection = location.pathname.replace(/\/sememe\/?$/, "");

/** Returns the collection's address, for a worker. */
export function askedCollection() {
  return collection;
}

/** Asks this collection from now on: a worker's own address is that of its file. */
export function askCollection(address) {
  collection = address;
}

/** Addresses longer than this are sent as a form: proxies cut them off at 8 kB, and some before. */
const LONGEST_ADDRESS = 2000;

const NOT_JSON =
  "What came back is not the JSON that the node writes: perhaps a proxy answered in its place, with a page to sign in, " +
  "or the answer was cut off. Reload the page; if that does not help, ask whoever looks after this Solr.";

/** What went wrong, in words for the reader. */
export class RequestError extends Error {
  /**
   * @param {number} status of HTTP; 0 when the node did not answer
   * @param {string} message what the node said
   * @param {number} retryAfter seconds until it is worth another try; 0 when nothing was said of it
   */
  constructor(status, message, retryAfter = 0) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the reader may not, or must say who they are. */
  get denied() {
    return this.status === 401 || this.status === 403;
  }
}

/**
 * Reads from the collection.
 *
 * @param {string} path such as "/select"
 * @param {object} parameters values by name; a list gives a parameter several times; null,
 *     undefined and "" are left out
 * @param {AbortSignal} [signal] ends it
 * @returns {Promise<object>} the answer
 * @throws {RequestError} for anything but JSON with a status of success
 */
export async function read(path, parameters = {}, signal = undefined) {
  const form = formOf(parameters);
  const address = `${collection}${path}?${form}`;
  return address.length <= LONGEST_ADDRESS
    ? ask(address, { signal })
    : ask(collection + path, { method: "POST", body: form, signal });
}

/** Changes something; parameters and result as those of {@link read}. */
export async function change(path, parameters = {}, signal = undefined) {
  return ask(collection + path, { method: "POST", body: formOf(parameters), signal });
}

function formOf(parameters) {
  const form = new URLSearchParams();
  for (const [name, given] of Object.entries({ wt: "json", ...parameters })) {
    for (const value of [given].flat()) {
      if (value !== null && value !== undefined && value !== "") {
        form.append(name, value);
      }
    }
  }
  return form;
}

async function ask(address, options) {
  const { response, text } = await reached(address, options);
  const json = parsed(text);
  if (response.ok && json) {
    return json;
  }
  const message = response.ok
    ? NOT_JSON
    : (json?.error?.msg ?? `${response.status} ${response.statusText}`.trim());
  const seconds = Number(response.headers.get("Retry-After"));
  throw new RequestError(response.status, message, seconds || 0);
}

async function reached(address, options) {
  try {
    const response = await fetch(address, { ...options, credentials: "same-origin" });
    return { response, text: await response.text() };
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new RequestError(0, "The node does not answer. Is it running?");
  }
}

/** Returns what JSON says; null where it is something else, such as the page of a proxy. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
