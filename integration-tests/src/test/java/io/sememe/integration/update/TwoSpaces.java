// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.update;

import static io.sememe.integration.node.TestCore.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The configset that ships with a second field for vectors, and a chain that encodes nothing. */
final class TwoSpaces {
  static final String CONFIGSET = "twospaces";
  static final String MODEL = "all-minilm-l6-v2";

  /** Searches by meaning that have an answer among {@link #documents}. */
  static final List<String> QUESTIONS = List.of("beverages", "money", "animals");

  private static final List<String> TITLES =
      List.of("Espresso", "Lemonade", "Mortgages", "Savings", "Pythons", "Herons at the shore");
  private static final String FIELDS =
      """
        <field name="vector_b" type="meaning" indexed="true" stored="true"/>
        <dynamicField name="*_hash" type="string" indexed="true" stored="true"/>
      </schema>
      """;
  private static final String PLAIN_CHAIN =
      """
        <updateRequestProcessorChain name="plain">
          <processor class="solr.LogUpdateProcessorFactory"/>
          <processor class="solr.DistributedUpdateProcessorFactory"/>
          <processor class="solr.RunUpdateProcessorFactory"/>
        </updateRequestProcessorChain>
      </config>
      """;

  private TwoSpaces() {}

  /** Gives a node the configset. */
  static void install(SolrNode node) {
    install(node, CONFIGSET);
  }

  /** Gives a node the configset under another name. */
  static Configset install(SolrNode node, String name) {
    return Configset.copy(node, name)
        .replace("managed-schema.xml", "</schema>", FIELDS)
        .replace("solrconfig.xml", "</config>", PLAIN_CHAIN);
  }

  /** Creates an empty core with it. */
  static TestCore core(SolrNode node) {
    install(node);
    return TestCore.of(node, CONFIGSET);
  }

  /** Creates an empty core that cuts documents into passages. */
  static TestCore coreOfPassages(SolrNode node) {
    install(node, "twospacesofpassages")
        .replace("solrconfig.xml", "${sememe.passages:none}", "sentence");
    return TestCore.of(node, "twospacesofpassages");
  }

  /** Makes documents of which no two say the same. */
  static List<ObjectNode> documents(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> document("d" + i, TITLES.get(i % TITLES.size()), "Part " + i + ".", "x"))
        .toList();
  }

  /** Adds documents past the chain that encodes, and makes them visible. */
  static void addBare(SolrHttp http, String collection, List<ObjectNode> documents) {
    ArrayNode body = documents.get(0).arrayNode().addAll(documents);
    http.postJson("/" + collection + "/update?update.chain=plain&commit=true", body).orThrow();
  }

  /** Returns how many documents a query finds. */
  static long count(SolrHttp http, String collection, String query) {
    Reply reply = http.query(collection, Map.of("q", query, "rows", "0")).orThrow();
    return reply.body().at("/response/numFound").asLong();
  }
}
