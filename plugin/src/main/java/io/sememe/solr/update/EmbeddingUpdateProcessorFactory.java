// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.Sememe;
import io.sememe.solr.VectorSource;
import io.sememe.solr.models.ModelUser;
import java.util.List;
import java.util.stream.Stream;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;
import org.apache.solr.util.plugin.SolrCoreAware;
import org.jspecify.annotations.Nullable;

/**
 * Gives every document vectors made from the text of its source fields.
 *
 * <pre>{@code
 * <updateRequestProcessorChain name="semantic" default="true">
 *   <processor class="io.sememe.solr.update.EmbeddingUpdateProcessorFactory">
 *     <str name="model">bge-small-en-v1.5</str>
 *     <str name="source">title,body</str>
 *     <str name="dest">vector</str>
 *     <str name="onError">fail</str>
 *   </processor>
 *   <processor class="solr.LogUpdateProcessorFactory"/>
 *   <processor class="solr.DistributedUpdateProcessorFactory"/>
 *   <processor class="solr.RunUpdateProcessorFactory"/>
 * </updateRequestProcessorChain>
 * }</pre>
 *
 * <ul>
 *   <li>{@code model}: the model's name; required
 *   <li>{@code source}: one field or several, separated by commas, joined by a line break in this
 *       order; required; each must be in the schema
 *   <li>{@code dest}: the field for the vector, a DenseVectorField of floats with the model's
 *       dimension; required; what a document brings along in it is replaced. Where the schema has a
 *       string field of its name and {@code _hash}, text that is unchanged is not encoded again
 *   <li>{@code onError}: {@code fail} (default), {@code skip} or {@code mark}
 *   <li>{@code errorField}: the field for the reason with {@code mark}; default {@code
 *       embedding_error}
 *   <li>{@code passages}: {@code none} (default), {@code tokens} or {@code sentence}: documents are
 *       cut, and each passage has a vector in a nested document. With it: {@code passageTokens} (at
 *       least 1, default 128), {@code passageOverlap} (less than that, default 16), {@code
 *       passageContext} (source fields that are encoded before each passage), {@code
 *       passagePooling} ({@code own}, default, or {@code late}), {@code passageLanguage} (a
 *       language tag), {@code maxPassages} (1 to 100,000, default 1,000), {@code beyondMaxPassages}
 *       ({@code fail}, default, {@code cut} or {@code widen})
 *   <li>{@code tokens}: {@code none} (default), {@code int8} or {@code bit}: each text that has a
 *       vector also has one of each of its tokens, for late interaction, in doc values of the field
 *       named as the vector's and {@code _tokens}: a BinaryField with docValues, not stored. With
 *       it: {@code tokenModel}, the model that makes them, by default the one of the vector. They
 *       are made by a run of their own: each text goes through a model twice. In 384 dimensions a
 *       token takes 388 bytes with {@code int8} and 48 with {@code bit}
 * </ul>
 *
 * <p>It stands before DistributedUpdateProcessorFactory: the node that receives a document encodes
 * it, and Solr skips it on leaders and replicas. TolerantUpdateProcessorFactory belongs in front of
 * it; behind it, it would see the failure of a document as that of another.
 *
 * <p>A document without text in its source fields gets no vector; nor do nested documents of the
 * user. A partial update gives the vectors of the merged document.
 */
public final class EmbeddingUpdateProcessorFactory extends UpdateRequestProcessorFactory
    implements SolrCoreAware, VectorSource, ModelUser {
  private @Nullable EmbeddingConfig config;

  @Override
  public void init(NamedList<?> args) {
    config = EmbeddingConfig.of(args);
  }

  /** Starts loading the models while the core loads; a model that fails stops nothing. */
  @Override
  public void inform(SolrCore core) {
    Sememe sememe = Sememe.of(core.getCoreContainer());
    models().forEach(sememe::expect);
  }

  @Override
  public Stream<String> models() {
    return Stream.concat(
        Stream.of(config().model()), config().tokens().flatMap(TokenConfig::model).stream());
  }

  @Override
  public boolean givesTokens(String vectorField) {
    return config().tokens().isPresent() && fills(vectorField);
  }

  @Override
  public boolean cutsPassages(String vectorField) {
    return config().passages().isPresent() && fills(vectorField);
  }

  @Override
  public List<String> sources(String vectorField) {
    return fills(vectorField) ? config().sources() : List.of();
  }

  @Override
  public List<String> passageContext(String vectorField) {
    return fills(vectorField)
        ? config().passages().map(PassageConfig::context).orElse(List.of())
        : List.of();
  }

  private boolean fills(String vectorField) {
    return config().dest().equals(vectorField);
  }

  @Override
  public UpdateRequestProcessor getInstance(
      SolrQueryRequest request, SolrQueryResponse response, UpdateRequestProcessor next) {
    EmbeddingConfig read = config();
    ConfiguredTargets targets =
        new ConfiguredTargets(
            read, Sememe.of(request.getCoreContainer()), request.getCore(), request.getSchema());
    return new EmbeddingRequest(read, request, response).processor(this, targets, next);
  }

  private EmbeddingConfig config() {
    if (config == null) {
      throw new IllegalStateException("init has not been called");
    }
    return config;
  }
}
