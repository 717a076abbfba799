// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import io.sememe.integration.node.SolrHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A core of the configset whose documents are paragraphs. */
record AskedCore(SolrHttp http, String name) {

  private static final int BATCH = 100;

  /** Paragraphs alone, with the vectors of their tokens. */
  static AskedCore ofParagraphs(SolrHttp http, List<Paragraph> paragraphs) {
    return filled(http, "paragraphs", paragraphs, AskedCore::document);
  }

  /** Paragraphs with the title of their article, as a collection has them. */
  static AskedCore ofArticles(SolrHttp http, List<Paragraph> paragraphs) {
    Function<Paragraph, ObjectNode> titled =
        paragraph -> document(paragraph).put("title", paragraph.title());
    return filled(http, "articles", paragraphs, titled);
  }

  private static AskedCore filled(
      SolrHttp http,
      String name,
      List<Paragraph> paragraphs,
      Function<Paragraph, ObjectNode> document) {
    Map<String, String> parameters =
        Map.of(
            "action",
            "CREATE",
            "name",
            name,
            "configSet",
            "semantic",
            "property.sememe.tokens",
            "int8");
    http.get("/admin/cores", parameters).orThrow();
    new BulkIndexer(http, name, BATCH)
        .index(paragraphs.stream().map(document).toList(), ProgressPrinter.on(System.err));
    http.get("/" + name + "/update", Map.of("optimize", "true")).orThrow();
    return new AskedCore(http, name);
  }

  /** Asks all paragraphs. */
  List<GivenAnswer> ask(String question, int most) {
    return ask(Map.of("q", question), most);
  }

  /** Asks one paragraph, which is read anew: so deep down no stored vectors are fetched. */
  List<GivenAnswer> ask(String question, Paragraph paragraph, int most) {
    Map<String, String> parameters =
        Map.of(
            "defType",
            "lucene",
            "q",
            "{!term f=id v=$only}",
            "only",
            paragraph.id(),
            "ans.q",
            question,
            "ans.depth",
            "201");
    return ask(parameters, most);
  }

  /** Asks one paragraph, which is read where it lies, with the vectors that are stored for it. */
  List<GivenAnswer> answersOf(Paragraph paragraph, String question, int most) {
    Map<String, String> parameters =
        Map.of(
            "q",
            "{!term f=id v=$only}",
            "only",
            paragraph.id(),
            "question",
            question,
            "fl",
            "id,answers:[answer f=body vf=vector v=$question n=" + most + "]");
    return GivenAnswer.ofHit(http.query(name, parameters), paragraph.id());
  }

  private List<GivenAnswer> ask(Map<String, String> question, int most) {
    Map<String, String> parameters = new HashMap<>(question);
    parameters.put("ans.f", "body");
    parameters.put("ans.n", Integer.toString(most));
    parameters.put("fl", "id");
    return GivenAnswer.of(http.postForm("/" + name + "/ask", parameters));
  }

  private static ObjectNode document(Paragraph paragraph) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", paragraph.id())
        .put("body", paragraph.text());
  }
}
