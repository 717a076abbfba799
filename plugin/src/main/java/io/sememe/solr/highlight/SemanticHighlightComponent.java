// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.solr.common.params.HighlightParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.core.PluginInfo;
import org.apache.solr.handler.component.HighlightComponent;
import org.apache.solr.handler.component.ResponseBuilder;
import org.apache.solr.handler.component.ShardRequest;
import org.apache.solr.handler.component.ShardResponse;
import org.apache.solr.highlight.SolrHighlighter;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.util.SolrResponseUtil;
import org.jspecify.annotations.Nullable;

/**
 * Solr's highlighting, with one method more: {@code hl.method=semantic} shows the sentences of each
 * document that answer the question, whether they have its words or not.
 *
 * <pre>{@code
 * <searchComponent name="highlight" class="io.sememe.solr.highlight.SemanticHighlightComponent">
 *   <str name="vf">vector</str>
 *   <str name="f">title,body</str>
 * </searchComponent>
 *
 * q={!semantic f=vector}how do wings stall & hl=true & hl.method=semantic & hl.fl=body
 * q=wings & hl=true & hl.method=semantic & hl.q=how do wings stall & hl.vf=vector & hl.fl=body
 * }</pre>
 *
 * <p>A sentence's score is its MaxSim: the mean over the question's tokens of the largest cosine
 * with a token of the sentence, each seen in the whole text, or in its passage. Where token vectors
 * are stored with the documents ({@code tokens=int8} or {@code bit} of the update chain), no model
 * runs but for the question; otherwise the model reads the page's texts anew.
 *
 * <p>Parameters of the configuration, none of them required; any other is refused: {@code vf} and
 * {@code model}, what {@code hl.vf} and {@code hl.model} are when a request does not say, {@code
 * f}, what {@code hl.fl} is.
 *
 * <p>Parameters of a request, those marked * also as {@code f.<field>.hl.…}:
 *
 * <ul>
 *   <li>{@code hl.q}: the question, as text; default that of the request's first query by meaning
 *   <li>{@code hl.vf}: the vector field whose model encodes the question and beside which token
 *       vectors may lie; default that of the same query
 *   <li>{@code hl.model}: the model of the token vectors, where it is not that of the vectors
 *   <li>{@code hl.fl}: stored text fields; another is refused with 400
 *   <li>{@code hl.snippets}*: how many fragments of a field, best first, 1 to 1,000; default 1
 *   <li>{@code hl.fragsize}*: up to how many chars neighbouring sentences are joined; default 0: a
 *       fragment is a sentence. None is ever cut
 *   <li>{@code hl.maxAnalyzedChars}*: how many chars of a field are looked at; default 51,200
 *   <li>{@code hl.tag.pre}*, {@code hl.tag.post}* or {@code hl.simple.pre}*, {@code
 *       hl.simple.post}*: what stands around the words that carried the match; default {@code <em>}
 *   <li>{@code hl.encoder=html}*: the text is escaped
 *   <li>{@code hl.bs.language}*, {@code hl.bs.country}*: whose sentences
 *   <li>{@code hl.tag.ellipsis}*: joins the fragments to one
 *   <li>{@code hl.defaultSummary=true}*: a field without a token shows how it begins
 *   <li>{@code hl.offsets=true}: a section {@code highlighting_offsets} beside {@code
 *       highlighting}, of the same form, has for each fragment {@code start}, {@code end} (UTF-16
 *       chars of the stored field, its values joined by line breaks) and {@code score} instead of
 *       its text
 * </ul>
 *
 * <p>With {@code timeAllowed}, documents that there is no time for have no highlights, and the
 * answer is partial. Without, a model that is not ready is answered with 503.
 *
 * <p>All other methods, and the element {@code <highlighting>} that configures them, are Solr's. A
 * method that nobody knows is refused with 400.
 */
public final class SemanticHighlightComponent extends HighlightComponent {
  private static final String METHOD = "semantic";
  private static final String OFFSETS = "hl.offsets";
  private static final String OFFSETS_SECTION = "highlighting_offsets";

  private SemanticHighlighter highlighter = new SemanticHighlighter(HighlightConfig.EMPTY);

  @Override
  public void init(PluginInfo info) {
    super.init(info);
    highlighter = new SemanticHighlighter(HighlightConfig.of(info.initArgs));
  }

  @Override
  public void prepare(ResponseBuilder asked) throws IOException {
    SolrParams params = asked.req.getParams();
    if (!isSemantic(params)) {
      requireKnownMethod(params);
      super.prepare(asked);
      return;
    }
    asked.doHighlights = highlighter.isHighlightingEnabled(params);
    if (asked.doHighlights) {
      // Its hl.q is a text: parsed as a query, a question mark would be an operator.
      asked.setNeedDocList(true);
      highlighter.prepare(asked.req);
    }
  }

  @Override
  public void process(ResponseBuilder asked) throws IOException {
    if (!isSemantic(asked.req.getParams())) {
      super.process(asked);
    } else if (asked.doHighlights && asked.getResults() != null) {
      Highlights found = highlighter.highlight(asked.getResults().docList, asked.req);
      asked.rsp.add(highlightingResponseField(), convertHighlights(found.fragments()));
      if (wantsOffsets(asked.req)) {
        asked.rsp.add(OFFSETS_SECTION, found.offsets());
      }
    }
  }

  @Override
  public SolrHighlighter getHighlighter(SolrParams params) {
    return isSemantic(params) ? highlighter : super.getHighlighter(params);
  }

  @Override
  public void finishStage(ResponseBuilder asked) {
    super.finishStage(asked);
    if (asked.doHighlights
        && asked.getStage() == ResponseBuilder.STAGE_GET_FIELDS
        && wantsOffsets(asked.req)) {
      asked.rsp.add(OFFSETS_SECTION, offsets(asked));
    }
  }

  private Object offsets(ResponseBuilder asked) {
    Object[] merged = newHighlightsArray(asked.resultIds.size());
    for (ShardRequest sent : asked.finished) {
      if ((sent.purpose & ShardRequest.PURPOSE_GET_HIGHLIGHTS) != 0) {
        for (ShardResponse told : sent.responses) {
          addOffsets(asked, told, merged);
        }
      }
    }
    return getAllHighlights(merged);
  }

  private void addOffsets(ResponseBuilder asked, ShardResponse told, Object[] merged) {
    if (told.getException() == null) {
      Object section =
          SolrResponseUtil.getSubsectionFromShardResponse(asked, told, OFFSETS_SECTION, false);
      if (section != null) {
        addHighlights(merged, section, asked.resultIds);
      }
    }
  }

  // Solr looks a method up when it is too late to say what is wrong, and fails without a word.
  private void requireKnownMethod(SolrParams params) {
    @Nullable String method = params.get(HighlightParams.METHOD);
    if (method != null
        && highlighter.isHighlightingEnabled(params)
        && HighlightMethod.parse(method) == null) {
      Set<String> known =
          Arrays.stream(HighlightMethod.values())
              .map(HighlightMethod::getMethodName)
              .collect(Collectors.toCollection(TreeSet::new));
      known.add(METHOD);
      throw SolrErrors.badRequest("hl.method must be of " + known + ", got: " + method);
    }
  }

  private static boolean isSemantic(SolrParams params) {
    return METHOD.equals(params.get(HighlightParams.METHOD));
  }

  private static boolean wantsOffsets(SolrQueryRequest request) {
    SolrParams params = request.getParams();
    return isSemantic(params) && params.getBool(OFFSETS, false);
  }

  @Override
  public String getDescription() {
    return "Highlighting, by meaning too";
  }
}
