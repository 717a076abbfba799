// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.index.ProgressPrinter;
import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the demonstration shows on a running node. */
final class Demo {

  private static final String CORE = "articles";
  private static final int BATCH = 10;
  private static final String SHOWN = "3";

  private final SolrNode node;
  private final PrintStream out;

  Demo(SolrNode node, PrintStream out) {
    this.node = node;
    this.out = out;
  }

  void index(SampleCollection collection) {
    node.http().createCore(CORE, "semantic").orThrow();
    out.println("Indexing " + collection.articles().size() + " articles into " + coreUrl());
    new BulkIndexer(node.http(), CORE, BATCH).index(collection.articles(), ProgressPrinter.on(out));
  }

  /** Fails when meaning finds nothing at all: then something is broken, whatever words find. */
  void ask(List<String> questions) {
    List<String> unanswered = new ArrayList<>();
    for (String question : questions) {
      List<Hit> byMeaning = find("{!semantic f=vector topK=100 v=$text}", question);
      out.println();
      out.println(question);
      ResultTable.lines(find("{!dismax qf=text mm=1 tie=0 v=$text}", question), byMeaning)
          .forEach(out::println);
      if (byMeaning.isEmpty()) {
        unanswered.add(question);
      }
    }
    if (!unanswered.isEmpty()) {
      throw new NodeException("search by meaning found nothing for " + unanswered);
    }
  }

  void invite(String question) {
    out.println();
    out.println("Look at it:  " + coreUrl() + "/sememe/");
    out.println();
    out.println(
        "Solr's HTTP API is at "
            + node.baseUrl()
            + "/, the articles are in the core \""
            + CORE
            + "\".");
    out.println("Ask something yourself:");
    out.println();
    CurlCommand.lines(coreUrl(), question).forEach(out::println);
    out.println();
  }

  private List<Hit> find(String query, String question) {
    Map<String, String> parameters =
        Map.of("q", query, "text", question, "rows", SHOWN, "fl", "title,topic,score");
    Reply reply = node.http().query(CORE, parameters).orThrow();
    return reply.documents().stream().map(Hit::of).toList();
  }

  private String coreUrl() {
    return node.baseUrl() + "/" + CORE;
  }
}
