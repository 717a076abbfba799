// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Objects;
import org.apache.solr.common.SolrException;
import org.jspecify.annotations.Nullable;

/**
 * A model of this node, as Solr's own text-to-vector module takes it:
 *
 * <pre>{@code
 * PUT /solr/articles/schema/text-to-vector-model-store
 * {"class": "io.sememe.texttovector.SememeEmbeddingModel", "name": "bge",
 *  "params": {"model": "bge-small-en-v1.5", "role": "auto"}}
 * }</pre>
 *
 * <p>{@code model} is the name of a folder below {@code <solr.home>/models}. {@code role} is {@code
 * query}, {@code passage} or {@code auto}, the default: passages while documents are updated,
 * queries otherwise.
 *
 * <p>Thread-safe. Encodes within requests to Solr, in whose threads the module calls it; elsewhere
 * {@link IllegalStateException}. {@link SolrException} 400 for an unknown model and a text without
 * anything to encode, 429 or 503 when there is no vector in time.
 */
public final class SememeEmbeddingModel implements EmbeddingModel {
  private final String model;
  private final RoleChoice role;

  private SememeEmbeddingModel(String model, RoleChoice role) {
    this.model = model;
    this.role = role;
  }

  /** Returns what Solr's model store hands the parameters to. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Response<Embedding> embed(String text) {
    return Response.from(encode(text));
  }

  @Override
  public Response<Embedding> embed(TextSegment segment) {
    return embed(segment.text());
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(segments.stream().map(segment -> encode(segment.text())).toList());
  }

  @Override
  public int dimension() {
    return CurrentRequest.get().dimension(model);
  }

  /** The store compares models, and by them what it keeps. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SememeEmbeddingModel that
        && model.equals(that.model)
        && role == that.role;
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, role);
  }

  @Override
  public String toString() {
    return "SememeEmbeddingModel(" + model + ", " + role.label() + ")";
  }

  private Embedding encode(String text) {
    return Embedding.from(CurrentRequest.get().encode(model, role.role(), text));
  }

  /** Takes the parameters of a stored model, each by a method of its name. Not thread-safe. */
  public static final class Builder {
    private @Nullable String model;
    private RoleChoice role = RoleChoice.AUTO;

    private Builder() {}

    /** Names the model: a folder below {@code <solr.home>/models}. */
    public Builder model(String name) {
      this.model = name;
      return this;
    }

    /**
     * Says what texts are to the search: {@code query}, {@code passage} or {@code auto}.
     *
     * @throws IllegalArgumentException for any other value
     */
    public Builder role(String value) {
      this.role = RoleChoice.of(value);
      return this;
    }

    /**
     * Returns the model, which is looked for when it is first asked for a vector.
     *
     * @throws IllegalArgumentException when none is named
     */
    public SememeEmbeddingModel build() {
      if (model == null || model.isBlank()) {
        throw new IllegalArgumentException(
            "params must have \"model\": the name of a folder below <solr.home>/models");
      }
      return new SememeEmbeddingModel(model, role);
    }
  }
}
