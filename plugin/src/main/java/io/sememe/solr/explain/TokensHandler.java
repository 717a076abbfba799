// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Deadline;
import io.sememe.solr.RequestTime;
import io.sememe.solr.Sememe;
import io.sememe.solr.permission.GuardedPaths;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Shows the tokens that a model makes of a text, without a run of the model; and compares what a
 * word means in two texts.
 *
 * <pre>{@code
 * <requestHandler name="/sememe/tokens" class="io.sememe.solr.explain.TokensHandler">
 *   <str name="model">bge-small-en-v1.5</str>
 * </requestHandler>
 *
 * curl $SOLR/articles/sememe/tokens -d text='A bank of the river.'
 * curl $SOLR/articles/sememe/tokens -d text='A bank of the river.' -d word=bank \
 *   -d with='The bank pays interest.'
 * }</pre>
 *
 * <p>Configuration: as that of {@link ExplainHandler}.
 *
 * <p>Parameters, by GET or POST; any other, and what is wrong with one, is answered with 400, a
 * text that is longer than a query may be with 413, and 429 says that too many texts are being
 * explained:
 *
 * <ul>
 *   <li>{@code text}; {@code role}: {@code passage}, the default, or {@code query}: which prefix
 *       comes before it
 *   <li>{@code word} and {@code with}: a word, or several, and a second text. Both texts must have
 *       it, in upper or lower case, and not as a part of a longer word; at most 64 times each
 *   <li>{@code model}; {@code timeAllowed}: milliseconds, at most 10,000
 * </ul>
 *
 * <p>The answer: {@code limit}, how many tokens the model sees; {@code count}, how many there are
 * with special ones and prefix, {@code truncated} of them beyond the limit; and {@code tokens}, the
 * first 2,048: those that are {@code seen}, in the order in which the model sees them, then the
 * others. Each has its {@code piece}, {@code id}, {@code source} ({@code special}, {@code prefix}
 * or {@code text}), and its place in the text in UTF-16 chars. Under {@code words} are the places
 * of the word in the {@code first} text and the {@code second}, and the {@code cosines} of the
 * word's vectors, a row for each place in the first.
 *
 * <p>Needs the permission {@code read}. A rule for the path {@code /sememe/tokens} narrows it, also
 * where the handler has another name. Thread-safe.
 */
public final class TokensHandler extends ExplainingHandler {

  /** Creates it as a configuration names it. */
  public TokensHandler() {
    super(GuardedPaths.TOKENS);
  }

  @Override
  NamedList<Object> answer(SolrQueryRequest request) {
    Sememe sememe = Sememe.of(request.getCoreContainer());
    TokensRequest asked = TokensRequest.of(request.getParams(), model(), sememe.limits());
    compact(request);
    Deadline deadline = RequestTime.deadline(request);
    return sememe.explains().inside(() -> explained(sememe, asked, deadline));
  }

  private static NamedList<Object> explained(
      Sememe sememe, TokensRequest asked, Deadline deadline) {
    NamedList<Object> answer = new SimpleOrderedMap<>();
    answer.add("model", asked.model());
    new TokensView(
            sememe.tasks().tokenizer(asked.model()).inRole(asked.text(), asked.role(), deadline))
        .addTo(answer);
    asked
        .comparison()
        .map(
            wish ->
                new WordComparison(sememe.tasks().wordEmbedder(asked.model()))
                    .of(wish.word(), asked.text(), wish.with(), deadline))
        .ifPresent(words -> answer.add("words", words));
    return answer;
  }

  @Override
  public String getDescription() {
    return "The tokens that a model makes of a text";
  }
}
