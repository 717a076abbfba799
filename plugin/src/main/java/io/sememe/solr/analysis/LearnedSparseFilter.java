// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Puts the weighted terms that a model gives a text in the place of the text's tokens: learned
 * sparse retrieval. {@link LearnedSparseFilterFactory} tells how it is used.
 *
 * <p>The whole stream is read, and encoded in one call, when the first token is asked for. The text
 * is exact behind a tokenizer that gives it as one token ({@code keyword}) or tells where tokens
 * stand ({@code wordpiece}); behind others it is put together from their terms. It is in memory as
 * a whole.
 *
 * <p>Terms come heaviest first, each once, all at one position, of type {@value #TYPE}, with the
 * offsets of the whole text. The weight is the frequency, coded as Lucene's {@link
 * org.apache.lucene.document.FeatureField} does: nine significant bits, so at most 1/256 less than
 * the model gave. Weights above 2<sup>50</sup> count as that much, so that no score overflows.
 *
 * <p>The field must be indexed with frequencies and without positions ({@code DOCS_AND_FREQS}), and
 * have one value per document. Lucene takes such frequencies beside positions for a fault of its
 * own, and closes the index writer.
 *
 * <p>When the model cannot be had or fails, the stream throws what {@link ModelSource#failure}
 * returns; after {@code reset} it can be used again.
 */
public final class LearnedSparseFilter extends TokenFilter {
  /** The type of the tokens. */
  public static final String TYPE = "sparse";

  /**
   * What heavier weights count as, here and in queries: the sum of a question's products with those
   * of a document is a finite float then.
   */
  public static final float MOST_WEIGHT = 1L << 50;

  private static final int BITS_LEFT_OUT = 15;

  private final CharTermAttribute termAtt = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequencyAtt = addAttribute(TermFrequencyAttribute.class);
  private final OffsetAttribute offsetAtt = addAttribute(OffsetAttribute.class);
  private final TypeAttribute typeAtt = addAttribute(TypeAttribute.class);
  private final PositionIncrementAttribute incrementAtt =
      addAttribute(PositionIncrementAttribute.class);

  private final ModelSource models;
  private final String model;
  private final SparsePruning pruning;
  private final Runnable check;
  private final RunningText text = new RunningText(this);
  private final Set<String> given = new HashSet<>();
  private @Nullable Iterator<Term> terms;
  private int start;
  private int end;

  /**
   * Creates a filter.
   *
   * @param input the tokens of the text
   * @param models has the model, which is asked for when a text is encoded
   * @param model the name of a model with the task sparse-embedding
   * @param pruning which terms are kept
   */
  public LearnedSparseFilter(
      TokenStream input, ModelSource models, String model, SparsePruning pruning) {
    this(input, models, model, pruning, () -> {});
  }

  /**
   * Creates a filter.
   *
   * @param check throws when no text may be encoded
   */
  LearnedSparseFilter(
      TokenStream input, ModelSource models, String model, SparsePruning pruning, Runnable check) {
    super(input);
    this.models = models;
    this.model = model;
    this.pruning = pruning;
    this.check = check;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (terms == null) {
      check.run();
      terms = encode(text()).iterator();
    }
    while (terms.hasNext()) {
      Term term = terms.next();
      // Frequencies of equal terms would be added up, and sums of codes mean nothing.
      if (given.add(term.text())) {
        give(term);
        return true;
      }
    }
    return false;
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

  private String text() throws IOException {
    for (boolean first = true; input.incrementToken(); first = false) {
      text.place();
      start = first ? offsetAtt.startOffset() : start;
      end = Math.max(end, offsetAtt.endOffset());
    }
    String whole = text.upTo(text.end());
    text.clear();
    return whole;
  }

  private List<Term> encode(String whole) {
    try {
      return models
          .sparseEncoder(model)
          .encode(whole, Role.PASSAGE, pruning, models.deadline())
          .terms();
    } catch (EncoderException e) {
      throw models.failure(e);
    }
  }

  private void give(Term term) {
    clearAttributes();
    termAtt.append(term.text());
    frequencyAtt.setTermFrequency(frequency(term.weight()));
    offsetAtt.setOffset(start, end);
    typeAtt.setType(TYPE);
    incrementAtt.setPositionIncrement(given.size() == 1 ? 1 : 0);
  }

  private static int frequency(float weight) {
    float codable = Math.max(Float.MIN_NORMAL, Math.min(MOST_WEIGHT, weight));
    return Float.floatToIntBits(codable) >>> BITS_LEFT_OUT;
  }

  private void forget() {
    terms = null;
    given.clear();
    text.clear();
    start = 0;
    end = 0;
  }
}
