// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.component.QueryComponent;
import org.apache.solr.handler.component.SearchHandler;
import org.apache.solr.security.AuthorizationContext;

/**
 * The search by which the job finds documents, on all shards. No configuration reaches it: what
 * {@code appends}, {@code invariants}, {@code initParams} or components make of {@code /select}
 * would hide documents from the job, and they would have no vector after the switch.
 */
final class DocumentsHandler extends SearchHandler {
  static final String PATH = "/sememe/embed/documents";

  private DocumentsHandler() {}

  /** Gives a core the handler, for itself and for the other shards' nodes. */
  static void register(SolrCore core) {
    DocumentsHandler handler = new DocumentsHandler();
    handler.init(new NamedList<>());
    handler.inform(core);
    core.registerRequestHandler(PATH, handler);
  }

  @Override
  protected List<String> getDefaultComponents() {
    return List.of(QueryComponent.COMPONENT_NAME);
  }

  /** Nodes ask in their own name; who else asks sees what {@code /select} may be made to hide. */
  @Override
  public Name getPermissionName(AuthorizationContext context) {
    return Name.CONFIG_EDIT_PERM;
  }

  @Override
  public String getDescription() {
    return "Finds the documents that are to be encoded again";
  }
}
