// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.analysis.EncodedTextField;
import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.schema.FieldType;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.util.RefCounted;

/** A Solr core with an update log, whose chains encode documents with a {@link FakeEmbedder}. */
final class TestCore implements AutoCloseable {
  private final EmbeddedCore embedded;

  /** Creates one in an empty folder. */
  TestCore(CoreSettings settings, Path home) throws IOException {
    this(settings.schema(), settings.solrConfig(), home);
  }

  /** Creates one of a schema and a configuration in an empty folder. */
  TestCore(String schema, String solrConfig, Path home) throws IOException {
    embedded = new EmbeddedCore(home, schema, solrConfig);
  }

  /** Returns the processor of the chain that has nothing in front of it. */
  FakeEmbeddingFactory factory() {
    return factory("plain");
  }

  /** Returns the embedding processor of a chain. */
  FakeEmbeddingFactory factory(String chain) {
    return processor(chain, FakeEmbeddingFactory.class);
  }

  /** Returns the first processor of a kind in a chain. */
  <T> T processor(String chain, Class<T> kind) {
    try (SolrCore core = embedded.core()) {
      return core.getUpdateProcessingChain(chain).getProcessors().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Returns a document with fields, given as names and values in turn. */
  static SolrInputDocument document(Object... fields) {
    SolrInputDocument document = new SolrInputDocument();
    for (int i = 0; i < fields.length; i += 2) {
      document.setField((String) fields[i], fields[i + 1]);
    }
    return document;
  }

  /** Sends documents in one request, with parameters in pairs. */
  NamedList<Object> add(List<SolrInputDocument> documents, String... parameters)
      throws IOException, SolrServerException {
    UpdateRequest request = new UpdateRequest();
    request.add(documents);
    return send(request, parameters);
  }

  NamedList<Object> send(UpdateRequest request, String... parameters)
      throws IOException, SolrServerException {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < parameters.length; i += 2) {
      params.set(parameters[i], parameters[i + 1]);
    }
    request.setParams(params);
    return embedded.client().request(request);
  }

  void delete(String id) throws IOException, SolrServerException {
    embedded.client().deleteById(id);
  }

  /** Has real-time get read the index from now on; nothing need survive the test on disk. */
  void commit() throws IOException, SolrServerException {
    embedded.client().commit(true, true, true);
  }

  /** Returns a document as real-time get has it, with all below it; null when there is none. */
  SolrDocument get(String id) throws IOException, SolrServerException {
    ModifiableSolrParams params = new ModifiableSolrParams();
    params.set("qt", "/get");
    params.set("id", id);
    params.add("fl", "*", "[child limit=-1]");
    return (SolrDocument) embedded.client().request(new QueryRequest(params)).get("doc");
  }

  /** Searches with parameters in pairs. */
  QueryResponse query(String... parameters) throws IOException, SolrServerException {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < parameters.length; i += 2) {
      params.set(parameters[i], parameters[i + 1]);
    }
    return embedded.client().query(params);
  }

  /** Returns what a reader of the index finds. */
  <T> T read(IndexReading<T> reading) throws IOException {
    try (SolrCore core = embedded.core()) {
      RefCounted<SolrIndexSearcher> searcher = core.getSearcher();
      try {
        return reading.of(searcher.get());
      } finally {
        searcher.decref();
      }
    }
  }

  /** Returns a text as the field's type analyses it for all replicas. */
  byte[] analysed(String field, String text) throws IOException {
    try (SolrCore core = embedded.core()) {
      FieldType type = core.getLatestSchema().getFieldType(field);
      return ((EncodedTextField) type).analyse(field, text);
    }
  }

  /** Finds something in the index as of the last commit. */
  interface IndexReading<T> {
    T of(SolrIndexSearcher searcher) throws IOException;
  }

  /** Returns the vectors that Lucene has of a committed document and of all below it, by id. */
  Map<String, List<Float>> indexed(String root, String field) throws IOException {
    return read(searcher -> vectors(searcher, new TermQuery(new Term("_root_", root)), field));
  }

  private static Map<String, List<Float>> vectors(
      SolrIndexSearcher searcher, TermQuery query, String field) throws IOException {
    Map<String, List<Float>> vectors = new HashMap<>();
    IndexSearcher plain = new IndexSearcher(searcher.getIndexReader());
    Weight weight = plain.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : plain.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      DocIdSetIterator documents = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
      for (int i = documents.nextDoc(); i != DocIdSetIterator.NO_MORE_DOCS; ) {
        if (leaf.reader().getLiveDocs() == null || leaf.reader().getLiveDocs().get(i)) {
          String id = leaf.reader().storedFields().document(i).get("id");
          vectors.put(id, vector(leaf, i, field));
        }
        i = documents.nextDoc();
      }
    }
    return vectors;
  }

  private static List<Float> vector(LeafReaderContext leaf, int document, String field)
      throws IOException {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
    if (values == null || values.advance(document) != document) {
      return List.of();
    }
    return List.of(values.vectorValue()[0], values.vectorValue()[1]);
  }

  @Override
  public void close() throws IOException {
    embedded.close();
  }
}
