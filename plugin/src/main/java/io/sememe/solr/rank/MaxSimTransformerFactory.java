// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.MaxSim;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.TokenQueryEncoder;
import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.tokens.TokenReader;
import java.util.Set;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.transform.DocTransformer;
import org.apache.solr.response.transform.TransformerFactory;
import org.apache.solr.search.QueryParsing;

/**
 * {@code [maxsim]}: what the tokens of a found document have in common with those of a question,
 * whatever query found it.
 *
 * <pre>{@code
 * <transformer name="maxsim" class="io.sememe.solr.rank.MaxSimTransformerFactory"/>
 *
 * q=wings & text=how do wings stall & fl=id,[maxsim f=vector v=$text]
 * }</pre>
 *
 * <p>The value is the mean over the question's tokens of the largest cosine with a token of the
 * document, -1 to 1; of a document with passages the largest of its passages'. A document without
 * token vectors gets no such field.
 *
 * <p>Parameters; any other is refused with 400: {@code f}, the vector field that the token vectors
 * go with, and {@code v}, the question, both required; {@code model}, as {@code {!maxsim}} has it.
 */
public final class MaxSimTransformerFactory extends TransformerFactory {
  private static final Set<String> KNOWN =
      Set.of(QueryParsing.F, QueryParsing.V, LocalParameters.MODEL);

  /** Takes no parameters. */
  @Override
  public void init(NamedList<?> args) {
    if (args.size() > 0) {
      throw SolrErrors.badRequest("MaxSimTransformerFactory has no parameters, got: " + args);
    }
  }

  @Override
  public DocTransformer create(String name, SolrParams params, SolrQueryRequest request) {
    // Where shards are asked, this is the moment to tell them; later, there could be no partial
    // answer any more.
    TokenSearch search = new TokenQueryEncoder(request).encode(question(params));
    TokenReader reader = TokenReader.of(request.getSchema(), search.searched().field());
    MaxSim maxSim = Sememe.of(request.getCoreContainer()).tasks().maxSim();
    return new MaxSimTransformer(
        name, new TokenScorer(maxSim, search, reader), Blocks.roots(request));
  }

  private static Question question(SolrParams params) {
    LocalParameters.requireOnly("[maxsim]", params, KNOWN);
    String field = params.get(QueryParsing.F, "");
    String text = params.get(QueryParsing.V, "");
    if (field.isBlank() || text.isBlank()) {
      throw SolrErrors.badRequest(
          "[maxsim] needs the vector field and a text, as in [maxsim f=vector v=$text]; got f="
              + field
              + ", v="
              + text);
    }
    return new Question(field, text, params.get(LocalParameters.MODEL));
  }
}
