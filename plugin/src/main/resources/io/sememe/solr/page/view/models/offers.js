// SPDX-License-Identifier: Apache-2.0
// What is said where a collection does not offer something, and what to do.
import { h } from "../../part/dom.js";
import { empty } from "../../part/notice.js";

/** Without the status. */
export function withoutStatus() {
  const text = "This collection does not tell how its node is.";
  return without(text, "/sememe/status", "io.sememe.solr.admin.StatusHandler");
}

/** Without what changes models. */
export function withoutModels() {
  const text = "This collection does not let models be loaded and unloaded.";
  return without(text, "/sememe/models", "io.sememe.solr.admin.ModelsHandler");
}

/** Without the job that encodes again. */
export function withoutJob() {
  const text = "This collection does not let its documents be encoded again.";
  return without(text, "/sememe/embed", "io.sememe.solr.embed.EmbedHandler");
}

function without(text, name, type) {
  const handler = `<requestHandler name="${name}" class="${type}"/>`;
  return empty(`${text} In its solrconfig.xml, this does:`, h("code", {}, handler));
}
