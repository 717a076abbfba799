// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import io.sememe.solr.collection.LocalRequests;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;

/**
 * Solr's real-time get, which knows in a cluster which shard has a document. The node asks for
 * itself: whoever may update need not be allowed to read.
 */
final class RealTimeGet implements StoredDocuments {
  private static final String HANDLER = "/get";

  private final SolrCore core;
  private final Routing routing;
  private final String idField;
  private final boolean nested;

  /**
   * Asks for the documents of a core's collection.
   *
   * @param routing where an update's documents are
   * @param idField the name of the schema's unique key
   * @param nested whether passages are wanted back
   */
  RealTimeGet(SolrCore core, Routing routing, String idField, boolean nested) {
    this.core = core;
    this.routing = routing;
    this.idField = idField;
    this.nested = nested;
  }

  @Override
  public Map<String, StoredDocument> find(
      Collection<String> ids, Collection<String> sources, Targets targets) {
    if (!nested) {
      return ask(ids, fields(sources, targets), targets);
    }
    // One after the other: the passages of sixteen large documents would fill a small heap.
    Map<String, StoredDocument> found = new HashMap<>();
    for (String id : ask(ids, Set.of(idField), targets).keySet()) {
      found.putAll(ask(Set.of(id), withPassages(sources, targets), targets));
    }
    return found;
  }

  private Map<String, StoredDocument> ask(
      Collection<String> ids, Set<String> fields, Targets targets) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    ids.forEach(id -> params.add(CommonParams.ID, id));
    fields.forEach(field -> params.add(CommonParams.FL, field));
    params.set(ShardParams.SHARDS_TOLERANT, false);
    routing.addTo(params);
    Map<String, StoredDocument> found = new HashMap<>();
    get(params)
        .forEach(document -> found.put(idOf(document), StoredDocument.of(document, targets)));
    return found;
  }

  private Set<String> fields(Collection<String> sources, Targets targets) {
    Set<String> fields = new LinkedHashSet<>(sources);
    fields.add(idField);
    fields.add(CommonParams.VERSION_FIELD);
    fields.addAll(vectorFields(targets));
    targets.targets().forEach(target -> fields.add(target.hashField()));
    return fields;
  }

  // What is not named in the list of fields is not answered of nested documents either.
  private Set<String> withPassages(Collection<String> sources, Targets targets) {
    Set<String> ofPassages = new LinkedHashSet<>(PassageFields.ALL);
    ofPassages.add(idField);
    ofPassages.addAll(vectorFields(targets));
    Set<String> fields = fields(sources, targets);
    fields.addAll(ofPassages);
    targets.targets().forEach(target -> fields.add(target.nestedField()));
    fields.add("[child limit=-1 fl=" + String.join(",", ofPassages) + "]");
    return fields;
  }

  private static List<String> vectorFields(Targets targets) {
    return targets.targets().stream().flatMap(Target::vectorFields).toList();
  }

  private String idOf(SolrDocument document) {
    return String.valueOf(document.getFirstValue(idField));
  }

  private SolrDocumentList get(ModifiableSolrParams params) {
    NamedList<Object> answer = new LocalRequests(core).ask(HANDLER, params, List.of());
    if (answer.get("response") instanceof SolrDocumentList list) {
      return list;
    }
    // So it answers when one document is asked for.
    SolrDocumentList list = new SolrDocumentList();
    if (answer.get("doc") instanceof SolrDocument one) {
      list.add(one);
    }
    return list;
  }
}
