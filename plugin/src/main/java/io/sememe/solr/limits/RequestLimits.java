// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.limits;

/**
 * How much one request may ask for, and how many may ask at the same time; each at least 1.
 *
 * @param queryCharacters how many UTF-16 chars the text of a query has at most
 * @param searches how many searches may have a model at work for them, or wait for it
 * @param rerankDocuments how many documents a reranker looks at, at most
 * @param answerCharacters how many UTF-16 chars of documents are read for the answers of a request
 * @param explainTokens of how many tokens the attention of one text is shown, at most
 * @param explains how many requests may be explained at the same time
 */
public record RequestLimits(
    int queryCharacters,
    int searches,
    int rerankDocuments,
    int answerCharacters,
    int explainTokens,
    int explains) {
  /** The property behind {@link #queryCharacters()}. */
  public static final String QUERY_CHARACTERS = "sememe.query.maxCharacters";

  /** The property behind {@link #searches()}. */
  public static final String SEARCHES = "sememe.queue.searches";

  /** The property behind {@link #rerankDocuments()}. */
  public static final String RERANK_DOCUMENTS = "sememe.rerank.maxDocs";

  /** The property behind {@link #answerCharacters()}. */
  public static final String ANSWER_CHARACTERS = "sememe.answers.maxCharacters";

  /** The property behind {@link #explainTokens()}. */
  public static final String EXPLAIN_TOKENS = "sememe.explain.maxTokens";

  /** The property behind {@link #explains()}. */
  public static final String EXPLAINS = "sememe.explain.concurrent";

  /**
   * Makes sure that the text of a query is not too long.
   *
   * @throws TooLargeException when it is
   */
  public void requireQuery(String text) {
    requireShort("the text of the query", text);
  }

  /**
   * Makes sure that a text that a person gives is no longer than that of a query may be.
   *
   * @param what the text, for the message
   * @throws TooLargeException when it is
   */
  public void requireShort(String what, String text) {
    if (text.length() > queryCharacters) {
      throw new TooLargeException(
          what
              + " has "
              + text.length()
              + " characters, the limit is "
              + queryCharacters
              + " ("
              + QUERY_CHARACTERS
              + "); shorten it");
    }
  }
}
