// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.StoredTokens;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * Stored fields of documents that were encoded as a whole, with the token vectors that lie beside
 * their vectors: hundreds of bytes for each token, which shards send along.
 */
public final class EncodedTexts implements FoundTexts {
  private final List<String> fields;
  private final WholeText whole;
  private final String tokensField;

  EncodedTexts(List<String> fields, WholeText whole, String tokensField) {
    this.fields = List.copyOf(fields);
    this.whole = whole;
    this.tokensField = tokensField;
  }

  /**
   * Prepares to read fields; empty where no token vectors of whole documents are stored.
   *
   * @param searched the vector field
   * @param fields the fields whose text is wanted, which are stored
   */
  public static Optional<FoundTexts> of(
      SolrQueryRequest request, SearchedField searched, List<String> fields) {
    String name = searched.field().name();
    return searched.isNested()
        ? Optional.empty()
        : EncodedSource.of(request, searched)
            .map(source -> new WholeText(source.fields(), VectorField.hashFieldOf(name)))
            .map(whole -> new EncodedTexts(fields, whole, VectorField.tokensFieldOf(name)));
  }

  @Override
  public void fetch(InnerSearch search) {
    Stream.of(fields, whole.needed(), List.of(tokensField))
        .flatMap(List::stream)
        .distinct()
        .forEach(search::fetch);
  }

  @Override
  public List<DocumentText> of(FoundDocument document) {
    StoredValues values = new StoredValues(document.fields());
    @Nullable StoredTokens tokens = tokens(document.fields().getFieldValue(tokensField));
    List<DocumentText> encoded = tokens == null ? List.of() : whole.of(tokens, values);
    return ReadDocument.of(fields, encoded, values).texts();
  }

  // Bytes when they came from another node.
  private static @Nullable StoredTokens tokens(@Nullable Object value) {
    try {
      if (value instanceof ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return StoredTokens.read(bytes, 0, bytes.length);
      }
      return value instanceof byte[] bytes ? StoredTokens.read(bytes, 0, bytes.length) : null;
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }
}
