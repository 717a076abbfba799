// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.quality;

/** A way to rank documents, as a query to Solr with the words in the parameter "text". */
public enum Ranker {
  /** Plain BM25, summed over the words of the question. */
  WORDS("{!dismax qf=text mm=1 tie=0 v=$text}") {
    @Override
    public String text(String question) {
      // Dismax reads these as operators; in a question they are punctuation.
      return question.replaceAll("[-+\"]", " ");
    }
  },

  MEANING("{!semantic f=vector topK=100 v=$text}") {
    @Override
    public String text(String question) {
      return question;
    }
  };

  private final String query;

  Ranker(String query) {
    this.query = query;
  }

  String query() {
    return query;
  }

  /** The words of a question as the query takes them. */
  public abstract String text(String question);
}
