// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.nearest.NearestQParser;
import io.sememe.solr.nearest.NearestQParserPlugin;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * {@code {!semantic}}: search by meaning.
 *
 * <pre>{@code
 * <queryParser name="semantic" class="io.sememe.solr.search.SemanticQParserPlugin">
 *   <str name="model">bge-small-en-v1.5</str>
 * </queryParser>
 *
 * q={!semantic f=vector topK=100}how do wings stall
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries that name none; optional.
 * Any other is refused.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code f}: the vector field; required. Where the collection remembers what it holds, the
 *       schema's field and the model are those that searches use today, and a model that did not
 *       make the vectors is answered with 409
 *   <li>{@code v}, or what follows the braces: the text; required, not blank
 *   <li>{@code model}: the model that made the field's vectors
 *   <li>{@code topK}: how many documents match, 1 to 100,000; default 10
 *   <li>{@code exact}: true compares the vectors of all documents that pass the filters, where the
 *       index otherwise leads to almost all of the nearest: for small collections and for
 *       measurements; default false
 *   <li>{@code preFilter}, {@code includeTags}, {@code excludeTags}: as in Solr's {@code {!knn}}:
 *       when this is the main query and none is given, every {@code fq} filters before the search,
 *       not after it; as a sub-query or a filter, nothing does
 * </ul>
 *
 * <p>Where nested passages carry the vectors, documents match: the topK with the best passages,
 * each scored by its best one. Filters are on documents all the same.
 */
public final class SemanticQParserPlugin extends NearestQParserPlugin {
  @Override
  protected NearestQParser parser(SolrParams local, SolrParams params, SolrQueryRequest request) {
    return new SemanticQParser(local, params, request, defaultModel());
  }
}
