// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What tests of highlights by meaning have in common. */
final class Highlighting {
  static final String CONFIGSET = "highlighted";

  private Highlighting() {}

  /** Writes the shipped configset, with token vectors beside vectors. */
  static void install(SolrNode node) {
    Configset.copy(node, CONFIGSET).replace("solrconfig.xml", "${sememe.tokens:none}", "int8");
  }

  /** Returns a request for documents by meaning, with their best sentences. */
  static Map<String, String> request(String question, String... namesAndValues) {
    Map<String, String> request =
        new HashMap<>(
            Map.of(
                "q", "{!semantic f=vector topK=100 v=$text}",
                "text", question,
                "fl", "id",
                "hl", "true",
                "hl.method", "semantic",
                "hl.fl", "title,body",
                "hl.offsets", "true"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      request.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return request;
  }

  /** Returns documents of some sentences each, drawn from those about banks. */
  static List<ObjectNode> documents(int count) {
    List<String> texts = new ArrayList<>(Banks.OF_RIVERS);
    texts.addAll(Banks.FOR_SAVINGS);
    Random random = new Random(5);
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder body = new StringBuilder();
      for (int sentence = 0; sentence < 1 + i % 4; sentence++) {
        body.append(texts.get(random.nextInt(texts.size()))).append(' ');
      }
      documents.add(
          TestCore.document("d" + i, "Bank " + i + ". A title.", body.toString().strip(), "t"));
    }
    return documents;
  }
}
