// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.response.transform.DocTransformer;

/**
 * Writes into a request's documents what is read of them and of what lies nested below them. Of one
 * request.
 */
public abstract class BlockTransformer extends DocTransformer {
  private final String name;
  private final BitSetProducer roots;

  /**
   * Creates a transformer.
   *
   * @param name the field that it writes
   * @param roots all root documents
   */
  protected BlockTransformer(String name, BitSetProducer roots) {
    this.name = name;
    this.roots = roots;
  }

  @Override
  public final String getName() {
    return name;
  }

  @Override
  public final boolean needsSolrIndexSearcher() {
    return true;
  }

  @Override
  @SuppressWarnings("deprecation") // Solr calls it where no scores were asked for.
  public final void transform(SolrDocument document, int id) {
    if (id >= 0) {
      try {
        write(document, id);
      } catch (IOException e) {
        throw new SolrException(ErrorCode.SERVER_ERROR, "field " + name + " cannot be read", e);
      }
    }
  }

  private void write(SolrDocument document, int id) throws IOException {
    List<LeafReaderContext> segments = context.getSearcher().getIndexReader().leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(id, segments));
    int number = id - segment.docBase;
    write(document, segment.reader(), Blocks.firstBelow(roots, segment, number), number);
  }

  /**
   * Writes what there is to say of a document.
   *
   * @param document gets it
   * @param segment where the document lies
   * @param first the first of the documents nested below it; the document itself when there is none
   * @param number the document's number in the segment
   */
  protected abstract void write(SolrDocument document, LeafReader segment, int first, int number)
      throws IOException;
}
