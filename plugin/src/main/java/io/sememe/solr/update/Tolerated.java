// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.ToleratedUpdateError;
import org.apache.solr.common.ToleratedUpdateError.CmdType;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.update.SolrCmdDistributor.SolrError;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistributedUpdatesAsyncException;

/**
 * Documents that were refused in a request that tolerates it. Solr's TolerantUpdateProcessor takes
 * what is thrown while a document comes in for that document's failure; here it shows later, so it
 * is told as the failures on other nodes are: when the request finishes, each with its id. Not
 * thread-safe.
 */
final class Tolerated {
  private final List<SolrError> errors = new ArrayList<>();

  /** Notes a document that was refused. */
  void add(String id, SolrException failure) {
    ToleratedUpdateError tolerated =
        new ToleratedUpdateError(CmdType.ADD, id, String.valueOf(failure.getMessage()));
    NamedList<String> metadata = new NamedList<>();
    metadata.add(tolerated.getMetadataKey(), tolerated.getMetadataValue());
    failure.setMetadata(metadata);
    SolrError error = new SolrError();
    error.e = failure;
    error.statusCode = failure.code();
    errors.add(error);
  }

  /** Notes what other nodes refused; they have said of which documents. */
  void addAll(DistributedUpdatesAsyncException failures) {
    errors.addAll(failures.errors);
  }

  /**
   * Tells all of them.
   *
   * @throws DistributedUpdatesAsyncException when there are any
   */
  void tell() {
    if (!errors.isEmpty()) {
      throw new DistributedUpdatesAsyncException(List.copyOf(errors));
    }
  }
}
