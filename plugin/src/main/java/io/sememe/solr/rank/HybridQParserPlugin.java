// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.nearest.NearestQParser;
import io.sememe.solr.nearest.NearestQParserPlugin;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * {@code {!hybrid}}: search by words and by meaning at once.
 *
 * <pre>{@code
 * <queryParser name="hybrid" class="io.sememe.solr.rank.HybridQParserPlugin">
 *   <str name="model">bge-small-en-v1.5</str>
 * </queryParser>
 *
 * q={!hybrid f=vector qf=title,body}how do wings stall
 * defType=hybrid&f=vector&qf=title,body&q=how do wings stall
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries that name none; optional.
 * Any other is refused.
 *
 * <p>A document matches when its words match as edismax says, or when it is one of the topK nearest
 * of its shard. Every match gets both parts of its score, whichever found it: its own vector's
 * cosine with the question (its best passage's where passages carry the vectors; nothing where
 * there is none), and its own BM25 score (nothing where its words do not match):
 *
 * <pre>{@code
 * score = alpha * meaning + (1 - alpha) * words
 * meaning = (cosine - floor) / (1 - floor), at least 0
 * words = bm25 / (bm25 + half)
 * }</pre>
 *
 * <p>A score depends on the document and the query alone, not on what else was found. So with the
 * collection's statistics of words, which {@code <statsCache
 * class="org.apache.solr.search.stats.ExactStatsCache"/>} shares among the shards, a document has
 * the same score on any number of shards, on any page and with any number of rows; {@code
 * sort=score desc,id asc} orders equal ones the same way everywhere, as {@code cursorMark} asks
 * for. With {@code exact=true} the order is the same down to topK too: a document that only more
 * shards bring in shares no word with the query and is not nearer than the topK nearest, which all
 * match. The exception is {@code group=true} on shards, where Solr does not share the statistics:
 * collapse instead.
 *
 * <p>Parameters, local ones or else the request's; what is wrong with them, and any other local
 * one, is answered with 400:
 *
 * <ul>
 *   <li>{@code v}, what follows the braces, or {@code q}: the text; not blank. Local, but with
 *       {@code defType=hybrid} the request's q. {@code *:*} finds all documents, without meaning
 *   <li>{@code f}, {@code model}, {@code topK}, {@code exact}, {@code preFilter}, {@code
 *       includeTags}, {@code excludeTags}: as in {@code {!semantic}}; topK is 100 by default
 *   <li>{@code qf}, {@code pf}, {@code mm}, {@code bq} and all others of edismax but {@code q.alt};
 *       in {@code qf}, {@code pf}, {@code pf2} and {@code pf3} commas are blanks. What the text
 *       forbids ({@code -word}) is forbidden to the words only; use {@code fq} to keep documents
 *       out
 *   <li>{@code operators}: whether {@code + - " ( ) * AND OR NOT} and the other signs of edismax
 *       mean something; true by default. False for people's questions, where they are punctuation
 *   <li>{@code fusion}: {@code linear}, the default, or {@code rrf}
 *   <li>{@code alpha}: the weight of meaning, 0 to 1; default 0.75
 *   <li>{@code floor}: the cosine that counts as nothing, -1 to below 1; default 0.4, what
 *       bge-small-en-v1.5 gives to texts that have nothing in common
 *   <li>{@code half}: the BM25 score that counts as one half, above 0; default 5
 *   <li>{@code k}, {@code depth}: of {@code fusion=rrf}, 1 to 10,000; default 60 and 100
 * </ul>
 *
 * <p>{@code fusion=rrf} is reciprocal rank fusion: {@code score = 1 / (k + place by words) + 1 / (k
 * + place by meaning)}, of the first {@code depth} places in each ranking. Places are those in the
 * whole collection, so the node that the client asks searches twice before the query and tells the
 * shards what it found; only those documents match.
 *
 * <p>The field's similarityFunction must be cosine or dot_product.
 */
public final class HybridQParserPlugin extends NearestQParserPlugin {
  @Override
  protected NearestQParser parser(SolrParams local, SolrParams params, SolrQueryRequest request) {
    return HybridQParser.of(local, params, request, defaultModel());
  }
}
