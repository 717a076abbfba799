// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.Set;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistribPhase;
import org.apache.solr.update.processor.DistributingUpdateProcessorFactory;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;

/**
 * Analyses texts once for all replicas, where an index analyzer of the schema runs a model: the
 * node that receives a document analyses it, leaders and replicas index its tokens.
 *
 * <pre>{@code
 * <updateRequestProcessorChain name="semantic" default="true">
 *   <processor class="io.sememe.solr.update.AnalysisUpdateProcessorFactory">
 *     <str name="fields">body_sense,body_sparse</str>
 *   </processor>
 *   <processor class="solr.LogUpdateProcessorFactory"/>
 *   <processor class="solr.DistributedUpdateProcessorFactory"/>
 *   <processor class="solr.RunUpdateProcessorFactory"/>
 * </updateRequestProcessorChain>
 * }</pre>
 *
 * <ul>
 *   <li>{@code fields}: the fields, separated by commas, each of the type {@code
 *       io.sememe.solr.analysis.EncodedTextField}; by default all fields of this type
 * </ul>
 *
 * <p>It stands before DistributedUpdateProcessorFactory, so that Solr skips it on leaders and
 * replicas, and behind all processors that read or change the text of these fields: for those
 * behind it, the text has become an array of bytes. Hence, too:
 *
 * <ul>
 *   <li>A copyField cannot have such a field as its source, unless the destination is of an
 *       EncodedTextField as well and {@code maxChars} is not set: documents with such a field are
 *       refused with 500. Copy in the chain, in front of this processor
 *       (CloneFieldUpdateProcessorFactory), or from a field that is not analysed here.
 *   <li>What a copyField of the schema puts into such a field does not come by here, and each
 *       replica analyses it: again, copy in the chain.
 *   <li>Of Solr's partial updates, {@code set} and {@code add} are analysed. {@code remove}, {@code
 *       removeregex} and {@code add-distinct} are refused with 400: until the next commit Solr
 *       would compare texts with bytes. A partial update of other fields has each replica analyse
 *       the stored text, once the document is in the index.
 * </ul>
 *
 * <p>Nested documents are analysed as their parents are. A model that is loading or overloaded
 * refuses the document with 503, before anything is indexed.
 */
public final class AnalysisUpdateProcessorFactory extends UpdateRequestProcessorFactory {
  private static final String FIELDS = "fields";

  private Set<String> fields = Set.of();

  @Override
  public void init(NamedList<?> args) {
    Parameters parameters = new Parameters(getClass(), args);
    fields = Set.copyOf(parameters.names(FIELDS));
    parameters.requireNoOther();
  }

  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    return isForwarded(request)
        ? next
        : new AnalysisUpdateProcessor(new AnalysedFields(request.getSchema(), fields), next);
  }

  // Solr skips the processor then, unless it stands in the wrong place.
  private static boolean isForwarded(SolrQueryRequest request) {
    String phase = request.getParams().get(DistributingUpdateProcessorFactory.DISTRIB_UPDATE_PARAM);
    return DistribPhase.parseParam(phase) != DistribPhase.NONE;
  }
}
