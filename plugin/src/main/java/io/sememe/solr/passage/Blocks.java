// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.util.BitSet;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.search.DocSet;
import org.apache.solr.search.DocSetUtil;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.search.join.BlockJoinParentQParser;
import org.jspecify.annotations.Nullable;

/** Which documents of an index are whole ones, and which lie nested below them. */
public final class Blocks {
  private final SolrQueryRequest request;

  private Blocks(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Returns the blocks of the index that a request searches.
   *
   * @throws SolrException 400 when the schema does not tell nested documents from others
   */
  public static Blocks of(SolrQueryRequest request) {
    if (!request.getSchema().hasExplicitField(IndexSchema.NEST_PATH_FIELD_NAME)) {
      throw SolrErrors.badRequest(
          "the collection holds vectors of passages, and its schema lacks the field "
              + IndexSchema.NEST_PATH_FIELD_NAME);
    }
    return new Blocks(request);
  }

  /**
   * Returns the query for the root documents. It is what Solr makes of the configset's filter,
   * {@code +*:* -_nest_path_:*}, and of {@code [child]}, so that all of them share what is cached
   * for it.
   */
  private static Query rootsQuery(IndexSchema schema) {
    SchemaField path = schema.getFieldOrNull(IndexSchema.NEST_PATH_FIELD_NAME);
    return allBut(
        path == null ? new MatchNoDocsQuery() : path.getType().getExistenceQuery(null, path));
  }

  /** Returns the query for all documents but the nested ones. */
  static Query allBut(Query nested) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.MUST)
        .add(nested, Occur.MUST_NOT)
        .build();
  }

  /** Returns the root documents, cached as those of Solr's own block joins are. */
  public static BitSetProducer roots(SolrQueryRequest request) {
    return BlockJoinParentQParser.getCachedBitSetProducer(request, rootsQuery(request.getSchema()));
  }

  /**
   * Returns the first of the documents that lie nested below one; the document itself when there is
   * none, or it is no root.
   *
   * @param document its number in the segment
   */
  public static int firstBelow(BitSetProducer roots, LeafReaderContext segment, int document)
      throws IOException {
    BitSet parents = roots.getBitSet(segment);
    if (parents == null || !parents.get(document) || document == 0) {
      return document;
    }
    return parents.prevSetBit(document - 1) + 1;
  }

  /** Returns the root documents. */
  public BitSetProducer roots() {
    return roots(request);
  }

  /** Returns the query for everything that is nested below a document. */
  public Query nested() {
    return new ToChildBlockJoinQuery(rootsQuery(request.getSchema()), roots());
  }

  /**
   * Turns a filter on documents into one on what is nested below them.
   *
   * @param filter null for none
   * @return null when all root documents pass: a vector search is faster without a filter
   */
  public @Nullable Query below(@Nullable Query filter) {
    try {
      return filter == null ? null : childrenOf(filter);
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "the filter cannot be read", e);
    }
  }

  private @Nullable Query childrenOf(Query filter) throws IOException {
    SolrIndexSearcher searcher = request.getSearcher();
    DocSet all = searcher.getDocSet(rootsQuery(searcher.getSchema()));
    // Not from the cache: Solr makes the filter anew for each request, from sets that it caches.
    DocSet passed = DocSetUtil.createDocSet(searcher, filter, null).intersection(all);
    return passed.size() == all.size()
        ? null
        : new ToChildBlockJoinQuery(passed.makeQuery(), roots());
  }
}
