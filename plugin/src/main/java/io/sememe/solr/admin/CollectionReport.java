// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.collection.CollectionName;
import io.sememe.solr.models.NamedModels;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.solr.common.SolrException;
import org.apache.solr.core.SolrCore;

/** What a collection uses models for, in plain maps. */
final class CollectionReport {
  private CollectionReport() {}

  static Map<String, Object> of(SolrCore core) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("name", CollectionName.of(core));
    Map<String, Object> named = new TreeMap<>();
    NamedModels.of(core).forEach((model, places) -> named.put(model, List.copyOf(places)));
    report.put("models", named);
    try {
      Map<String, FieldSpaces> spaces = CollectionSpaces.of(core).all();
      report.put("spaces", spaces);
      report.put("documents", documents(core, spaces));
    } catch (SolrException e) {
      // The rest is worth seeing while shards are away.
      report.put("error", String.valueOf(e.getMessage()));
    }
    return report;
  }

  private static Map<String, Object> documents(SolrCore core, Map<String, FieldSpaces> spaces) {
    Map<String, Object> documents = new LinkedHashMap<>();
    long all = VectorSearch.documents(core);
    documents.put("all", all);
    Map<String, Object> without = new TreeMap<>();
    spaces.forEach(
        (name, known) -> {
          String field = known.current().field();
          // A commit in between may have brought more that have one.
          without.put(field, Math.max(0, all - VectorSearch.withVectors(core, field)));
        });
    documents.put("withoutVector", without);
    return documents;
  }
}
