// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.query;

import io.sememe.integration.measure.figures.Figures;
import io.sememe.integration.measure.figures.Percentiles;
import io.sememe.integration.measure.texts.SampleTexts;
import io.sememe.integration.node.SolrHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;

/**
 * Parses questions again and again on a core in this process, in turns with parsers that encode
 * nothing.
 */
public final class QueryRun {
  private static final String CORE = "measured";
  private static final long SEED = 21;
  private static final int QUESTIONS = 50;
  private static final int WARM_UP_ROUNDS = 20;

  /** Long enough that reading the clock does not count. */
  private static final int PARSES_PER_ROUND = 1_000;

  private final List<ParsedQuery> questions = new ArrayList<>();
  private final List<ParsedQuery> vectors = new ArrayList<>();
  private final List<ParsedQuery> terms = new ArrayList<>();

  private QueryRun(SolrCore core) {
    for (String text : new SampleTexts(SEED).queries(QUESTIONS)) {
      ParsedQuery question = new ParsedQuery(core, "{!semantic f=vector v=$v}", text);
      questions.add(question);
      vectors.add(new ParsedQuery(core, "{!knn f=vector v=$v}", question.vector()));
      terms.add(new ParsedQuery(core, "{!term f=id v=$v}", text));
    }
  }

  /** Measures and returns the figures by key. */
  public static Map<String, String> of(int rounds) throws IOException {
    try (SolrHome home = SolrHome.installed()) {
      CoreContainer node = CoreContainer.createAndLoad(home.folder());
      try (EmbeddedSolrServer client = new EmbeddedSolrServer(node, CORE)) {
        node.create(CORE, Map.of("configSet", "semantic"));
        // From its first document on the collection remembers the space of its vectors.
        client.add(new SolrInputDocument("id", "1", "title", "Tea"));
        client.commit();
        try (SolrCore core = node.getCore(CORE)) {
          return new QueryRun(core).measure(rounds);
        }
      } catch (SolrServerException e) {
        throw new IOException("the core cannot be filled", e);
      }
    }
  }

  private Map<String, String> measure(int rounds) {
    List<Double> semantic = new ArrayList<>();
    List<Double> knn = new ArrayList<>();
    List<Double> term = new ArrayList<>();
    List<Double> added = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      double ofQuestion = nanosPerParse(questions);
      double ofVector = nanosPerParse(vectors);
      double ofTerm = nanosPerParse(terms);
      if (round >= 0) {
        semantic.add(ofQuestion);
        knn.add(ofVector);
        term.add(ofTerm);
        added.add(ofQuestion - ofTerm);
      }
    }
    Figures figures = new Figures("query.");
    figures.add("rounds", rounds);
    figures.millis("cached_parse_ms", Percentiles.median(semantic));
    figures.millis("knn_parse_ms", Percentiles.median(knn));
    figures.millis("term_parse_ms", Percentiles.median(term));
    figures.millis("cached_added_ms", Percentiles.median(added));
    return figures.toMap();
  }

  private static double nanosPerParse(List<ParsedQuery> queries) {
    long start = System.nanoTime();
    for (int i = 0; i < PARSES_PER_ROUND; i++) {
      queries.get(i % queries.size()).parse();
    }
    return (System.nanoTime() - start) / (double) PARSES_PER_ROUND;
  }
}
