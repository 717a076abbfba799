// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.analysis.attribute.ContextualVectorAttribute;
import io.sememe.solr.models.SameModel;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Gives each token the vector that it has in its context. {@link ContextualEmbeddingFilterFactory}
 * tells how it is used.
 *
 * <p>Tokens are read ahead in segments of at most 2,000 tokens or 16,384 chars, and encoded with
 * some 800 chars of text before and behind, in one call of the model's {@link WordEmbedder}. So a
 * text of one segment is encoded as it is, and memory is bounded whatever the length.
 *
 * <p>The text is exact behind a tokenizer that tells where tokens stand ({@code wordpiece}). Behind
 * others it is put together from their terms, with a blank between those that did not touch; a
 * token with the offsets of the one before it, or within them, stands where that stands.
 *
 * <p>Tokens for which the model has none of its own keep their payload and have no vector. All else
 * of a token stays as it was. When the model cannot be had or fails, the stream throws what {@link
 * ModelSource#failure} returns; after {@code reset} it can be used again.
 */
public final class ContextualEmbeddingFilter extends TokenFilter {
  private final ContextualVectorAttribute vectorAtt = addAttribute(ContextualVectorAttribute.class);
  private final @Nullable PayloadAttribute payloadAtt;

  private final ModelSource models;
  private final String model;
  private final int maxTokens;
  private final StreamSegments segments;
  private List<float[]> vectors = List.of();
  private String fingerprint = "";
  private int given;

  /**
   * Creates a filter.
   *
   * @param input the tokens, not yet stemmed or otherwise estranged from the text
   * @param models has the model, which is asked for when a text is encoded
   * @param model the name of a model with the task text-embedding
   * @param maxTokens how many tokens the model sees together, special tokens included; more than
   *     its limit counts as that
   * @param payload whether vectors become payloads too, as {@link WordVectorPayload} writes them
   */
  public ContextualEmbeddingFilter(
      TokenStream input, ModelSource models, String model, int maxTokens, boolean payload) {
    super(input);
    this.models = models;
    this.model = model;
    this.maxTokens = maxTokens;
    this.payloadAtt = payload ? addAttribute(PayloadAttribute.class) : null;
    this.segments = new StreamSegments(this);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (given == segments.size() && !nextSegment()) {
      return false;
    }
    restoreState(segments.state(given));
    give(vectors.get(given));
    given++;
    return true;
  }

  private boolean nextSegment() throws IOException {
    given = 0;
    if (segments.next(input)) {
      encode();
      return true;
    }
    return false;
  }

  private void encode() {
    try {
      WordEmbedder embedder = models.wordEmbedder(model);
      Deadline deadline = models.deadline();
      vectors =
          SameModel.made(
              () -> embedder.space(deadline).fingerprint(),
              current -> {
                fingerprint = current;
                return embedder
                    .embed(segments.text(), segments.spans(), maxTokens, Role.PASSAGE, deadline)
                    .rows();
              });
    } catch (EncoderException e) {
      throw models.failure(e);
    }
  }

  private void give(float[] vector) {
    boolean exists = vector.length > 0;
    vectorAtt.setVector(exists ? vector : null);
    if (payloadAtt != null && exists) {
      payloadAtt.setPayload(WordVectorPayload.write(vector, fingerprint));
    }
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    forget();
  }

  @Override
  public void close() throws IOException {
    super.close();
    forget();
  }

  private void forget() {
    segments.clear();
    vectors = List.of();
    given = 0;
  }
}
