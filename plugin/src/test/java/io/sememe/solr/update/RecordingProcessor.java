// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.apache.solr.update.MergeIndexesCommand;
import org.apache.solr.update.RollbackUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;

/** The end of a chain: notes what arrives, in order. */
final class RecordingProcessor extends UpdateRequestProcessor {
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<SolrInputDocument> documents = new CopyOnWriteArrayList<>();

  /** The id of a document to refuse, as a schema that does not know one of its fields does. */
  String refuse = "";

  /** The id of a document that the disk has no room for. */
  String full = "";

  /** What other nodes have refused meanwhile. */
  SolrException atTheEnd;

  RecordingProcessor() {
    super(null);
  }

  @Override
  public void processAdd(AddUpdateCommand command) throws IOException {
    if (refuse.equals(command.getSolrInputDocument().getFieldValue("id"))) {
      throw new SolrException(ErrorCode.BAD_REQUEST, "refused " + refuse);
    }
    if (full.equals(command.getSolrInputDocument().getFieldValue("id"))) {
      throw new IOException("no space left for " + full);
    }
    events.add("add " + command.getSolrInputDocument().getFieldValue("id"));
    documents.add(command.getSolrInputDocument());
  }

  @Override
  public void processDelete(DeleteUpdateCommand command) throws IOException {
    events.add("delete");
  }

  @Override
  public void processCommit(CommitUpdateCommand command) throws IOException {
    events.add("commit");
  }

  @Override
  public void processRollback(RollbackUpdateCommand command) throws IOException {
    events.add("rollback");
  }

  @Override
  public void processMergeIndexes(MergeIndexesCommand command) throws IOException {
    events.add("merge");
  }

  @Override
  public void finish() throws IOException {
    events.add("finish");
    if (atTheEnd != null) {
      throw atTheEnd;
    }
  }
}
