// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.span.BestSpans;
import io.sememe.encoder.span.SpanDecoder;
import io.sememe.encoder.span.TokenLogits;
import io.sememe.encoder.span.TokenSpan;
import io.sememe.encoder.tokenize.Encoding;
import java.util.List;

/**
 * The answers in one text, window by window. What speaks for no answer is the least that any window
 * says: where one of them has the answer, the others rightly say that they have none. Not
 * thread-safe.
 */
final class SpansOfText {
  private final SpanForm form;
  private final String text;
  private final int most;
  private final BestSpans spans;
  private double none = Double.POSITIVE_INFINITY;

  /**
   * Takes a text up.
   *
   * @param most how many answers are wanted
   */
  SpansOfText(SpanForm form, String text, int most) {
    this.form = form;
    this.text = text;
    this.most = most;
    this.spans = new BestSpans(most);
  }

  /**
   * Adds what a window says.
   *
   * @param tokens those of the text in it
   * @param logits of all tokens that the model saw
   * @param firstRow which of these is the text's first
   */
  void add(Encoding tokens, TokenLogits logits, int firstRow) {
    none = Math.min(none, logits.none());
    int longest = form.settings().maxAnswerTokens();
    WindowEdges edges = new WindowEdges(text, tokens);
    SpanDecoder decoder = new SpanDecoder(logits, firstRow, edges.starts(), edges.ends(), longest);
    for (TokenSpan span : decoder.best(most)) {
      TextSpan part = edges.part(span);
      if (part.length() > 0) {
        spans.add(new BestSpans.Scored(part, span.sum()));
      }
    }
  }

  /**
   * Returns the answers, the best first.
   *
   * @param place the number of the text
   */
  List<Answer> answers(int place) {
    return spans.best().stream().map(scored -> answer(place, scored)).toList();
  }

  private Answer answer(int place, BestSpans.Scored scored) {
    double above = scored.sum() - none - form.settings().threshold();
    float logit = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, above));
    return new Answer(place, scored.span(), logit, form.score(logit));
  }
}
