// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;

/**
 * Solr's real-time get, which knows in a cluster which shard has a document. The node asks for
 * itself: whoever may update need not be allowed to read.
 */
final class RealTimeGet implements StoredDocuments {
  private static final String HANDLER = "/get";

  private final SolrCore core;
  private final String idField;
  private final boolean nested;

  /**
   * Asks for the documents of a core's collection.
   *
   * @param idField the name of the schema's unique key
   * @param nested whether passages are wanted back
   */
  RealTimeGet(SolrCore core, String idField, boolean nested) {
    this.core = core;
    this.idField = idField;
    this.nested = nested;
  }

  @Override
  public Map<String, StoredDocument> find(
      Collection<String> ids, Collection<String> sources, Targets targets) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    ids.forEach(id -> params.add(CommonParams.ID, id));
    fields(sources, targets).forEach(field -> params.add(CommonParams.FL, field));
    if (nested) {
      params.add(CommonParams.FL, passages(targets));
    }
    params.set(ShardParams.SHARDS_TOLERANT, false);
    Map<String, StoredDocument> found = new HashMap<>();
    get(params).forEach(document -> found.put(idOf(document), StoredDocument.of(document)));
    return found;
  }

  private Set<String> fields(Collection<String> sources, Targets targets) {
    Set<String> fields = new LinkedHashSet<>(sources);
    fields.add(idField);
    fields.add(CommonParams.VERSION_FIELD);
    targets.targets().forEach(target -> fields.add(target.field()));
    targets.targets().forEach(target -> fields.add(target.hashField()));
    return fields;
  }

  private String passages(Targets targets) {
    Set<String> fields = new LinkedHashSet<>();
    fields.add(idField);
    fields.add(PassageFields.TEXT);
    fields.add(PassageFields.SOURCE);
    fields.add(PassageFields.START);
    fields.add(PassageFields.END);
    targets.targets().forEach(target -> fields.add(target.field()));
    return "[child limit=-1 fl=" + String.join(",", fields) + "]";
  }

  private String idOf(SolrDocument document) {
    return String.valueOf(document.getFirstValue(idField));
  }

  private SolrDocumentList get(ModifiableSolrParams params) {
    try (SolrQueryRequest request = new SolrQueryRequestBase(core, params) {}) {
      SolrQueryResponse response = new SolrQueryResponse();
      SolrRequestInfo info = new SolrRequestInfo(request, response);
      info.setUseServerToken(true);
      SolrRequestInfo.setRequestInfo(info);
      try {
        core.getRequestHandler(HANDLER).handleRequest(request, response);
      } finally {
        SolrRequestInfo.clearRequestInfo();
      }
      return documents(response);
    }
  }

  private static SolrDocumentList documents(SolrQueryResponse response) {
    if (response.getException() != null) {
      throw new SolrException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "the stored documents could not be asked for: " + response.getException().getMessage(),
          response.getException());
    }
    if (response.getValues().get("response") instanceof SolrDocumentList list) {
      return list;
    }
    SolrDocumentList list = new SolrDocumentList();
    if (response.getValues().get("doc") instanceof SolrDocument one) {
      list.add(one);
    }
    return list;
  }
}
