// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.question.KnownSpace;
import io.sememe.solr.question.Question;
import java.util.Optional;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.transform.DocTransformer;
import org.apache.solr.response.transform.TransformerFactory;

/**
 * {@code [passage]}: the passage of a found document that answers the question best.
 *
 * <pre>{@code
 * <transformer name="passage" class="io.sememe.solr.search.PassageTransformerFactory"/>
 *
 * q={!semantic f=vector}how do wings stall & fl=id,[passage]
 * q=wings & text=how do wings stall & fl=id,[passage f=vector v=$text n=3]
 * }</pre>
 *
 * <p>A passage has its {@code text}, the {@code field} that it was cut from, where in that field it
 * has its {@code start} and {@code end}, and its {@code score}: the similarity to the question as a
 * search by meaning scores it, computed for all passages of the document whatever query found it. A
 * document without passages gets no such field.
 *
 * <p>Parameters; any other is refused with 400:
 *
 * <ul>
 *   <li>{@code f}, {@code v} or {@code q}, and {@code model}: the question, as {@code {!semantic}}
 *       has them; what is not given is that of the request's first {@code {!semantic}} query, and
 *       400 says so when there is none
 *   <li>{@code n}: the best n passages, 1 to 1000, as a list, best first; when it is not given, the
 *       best one on its own
 * </ul>
 *
 * <p>In Solr's real-time {@code /get}, where there is no query, {@code f} and {@code v} must be
 * given; documents that are not committed have their passages too.
 */
public final class PassageTransformerFactory extends TransformerFactory {

  /** Takes no parameters. */
  @Override
  public void init(NamedList<?> args) {
    if (args.size() > 0) {
      throw SolrErrors.badRequest("PassageTransformerFactory has no parameters, got: " + args);
    }
  }

  @Override
  public DocTransformer create(String name, SolrParams params, SolrQueryRequest request) {
    PassageRequest wanted = PassageRequest.of(params);
    // Where shards are asked, this is the moment to tell them which space is searched, and how the
    // text is encoded.
    Optional<KnownSpace> known = wanted.field().flatMap(field -> KnownSpace.of(request, field));
    Optional<Question> question = wanted.ownQuestion(known.isPresent());
    return new PassageTransformer(
        name, wanted, request, question.map(own -> PassageTransformer.encode(request, own)));
  }
}
